"""schemas.py FOLDER FILE...: writes JSON schemas for kubeconform.

Each FILE is the OpenAPI document of Kubernetes (.json) or holds a CustomResourceDefinition (.yaml). The schemas are
strict: a field that the API server does not know is an error.
"""

import json
import pathlib
import sys

import yaml

INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"


def strict(schema):
    """The schema with no room for unknown fields, and with Kubernetes' own keywords in terms of JSON Schema."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and not schema.get("x-kubernetes-preserve-unknown-fields"):
        schema.setdefault("additionalProperties", False)
    if schema.get("nullable") is True and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    return schema


def file_name(kind, group, version):
    """The name that kubeconform asks for."""
    return "-".join(filter(None, [kind.lower(), group.split(".")[0], version])) + ".json"


def from_openapi(folder, document):
    definitions = document["definitions"]
    definitions[INT_OR_STRING] = {"oneOf": [{"type": "string"}, {"type": "integer"}]}
    text = json.dumps({"definitions": strict(definitions)})
    (folder / "_definitions.json").write_text(text.replace('"#/definitions/', '"_definitions.json#/definitions/'))
    for name, definition in definitions.items():
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            reference = {"$ref": f"_definitions.json#/definitions/{name}"}
            (folder / file_name(kind["kind"], kind["group"], kind["version"])).write_text(json.dumps(reference))


def from_definition(folder, definition):
    spec = definition["spec"]
    for version in spec["versions"]:
        schema = strict(version["schema"]["openAPIV3Schema"])
        schema["properties"]["metadata"] = {"type": "object"}
        (folder / file_name(spec["names"]["kind"], spec["group"], version["name"])).write_text(json.dumps(schema))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sys.argv[2:]:
        text = pathlib.Path(path).read_text()
        if path.endswith(".json"):
            from_openapi(folder, json.loads(text))
        else:
            from_definition(folder, yaml.safe_load(text))


main()
