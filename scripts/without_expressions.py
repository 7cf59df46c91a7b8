"""without_expressions.py PROJECT: prints the spec of a generated project with constants in place of its expressions.

The constants are those of the project's golden files: what each expression gives for the sample. Names keep theirs, since an
object of each resource has to have another one, and so does what is evaluated by the API server.
"""

import json
import pathlib
import sys

import yaml


def main() -> None:
    project = pathlib.Path(sys.argv[1])
    spec = yaml.safe_load((project / "operator.yaml").read_text())
    for resource in spec["resources"]:
        golden = project / "tests/golden" / f"{resource['kind'].lower()}.json"
        simplify(resource, json.loads(golden.read_text())["full"])
    json.dump(spec, sys.stdout, indent=1)


def simplify(resource: dict, case: dict) -> None:
    resource.pop("let", None)
    for identifier, child in resource.get("children", {}).items():
        child.pop("when", None)
        child.pop("readyWhen", None)
        constant(identifier, child, built(case["children"], identifier))
    for name, field in resource.get("status", {}).items():
        field.pop("when", None)
        if "value" in field:
            field["value"] = literal(case["status"].get(name), field["type"])
    for condition in resource.get("conditions", {}).values():
        condition.update(status="true", reason="Always", message="It is always so.")


def built(children: dict, identifier: str) -> dict | None:
    """The object of the golden file, or the first of several; none where it depends on live objects."""
    found = children.get(identifier)
    each = [child for key, child in children.items() if key.startswith(f"{identifier}[")]
    return next((child for child in [found, *each] if child and "kind" in child), None)


def constant(identifier: str, child: dict, built: dict | None) -> None:
    template = child["template"]
    if built is None:
        built = without(template)
    metadata = template.get("metadata", {})
    name = {key: metadata[key] for key in ("name", "namespace") if key in metadata}
    if child.pop("forEach", None):
        name["name"] = "${metadata.name}-" + identifier.lower()
    for key in ("as", "key"):
        child.pop(key, None)
    child["template"] = {key: value for key, value in built.items() if key != "metadata"}
    if name:
        child["template"]["metadata"] = name


def without(value):
    """The template with a word for each of its expressions."""
    if isinstance(value, dict):
        return {key: without(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [without(item) for item in value]
    return "constant" if isinstance(value, str) and "${" in value else value


def literal(value, kind: str) -> str:
    if kind == "date-time":
        return "2026-01-01T00:00:00Z"
    if kind in ("integer", "number"):
        return "${%s}" % (value or 0)
    return value or "none"


main()
