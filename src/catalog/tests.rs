use super::*;

fn shape(catalog: &Catalog, api_version: &str, kind: &str, path: &[&str]) -> Shape {
    let mut schema = catalog.find(api_version, kind).expect("is known").schema;
    for name in path {
        while let Schema::List(list) = schema {
            schema = list.items.clone();
        }
        let Schema::Object(object) = schema else {
            panic!("{path:?}: `{name}` is below something without fields");
        };
        schema = object
            .shape()
            .field(name)
            .expect("is a field")
            .schema
            .clone();
    }
    while let Schema::List(list) = schema {
        schema = list.items.clone();
    }
    match schema {
        Schema::Object(object) => object.shape().clone(),
        other => panic!("{path:?} is {other:?}"),
    }
}

#[test]
fn kinds_are_found_by_exact_spelling() {
    let catalog = Catalog::since(34);
    let ingress = catalog
        .find("networking.k8s.io/v1", "Ingress")
        .expect("is known")
        .kind;
    assert_eq!(
        (ingress.plural.as_str(), ingress.namespaced),
        ("ingresses", true)
    );
    assert_eq!(
        catalog
            .find("v1", "ConfigMap")
            .expect("is known")
            .kind
            .group,
        ""
    );
    assert!(catalog.find("v1", "Deployment").is_none());
    assert!(catalog.find("networking.k8s.io/v1", "ingress").is_none());
}

#[test]
fn slips_are_explained() {
    let catalog = Catalog::since(34);
    let meant = |api_version: &str| Unknown::ApiVersion(api_version.to_owned());
    assert_eq!(catalog.explain("v1", "Deployment"), meant("apps/v1"));
    assert_eq!(
        catalog.explain("autoscaling/v3", "HorizontalPodAutoscaler"),
        meant("autoscaling/v2")
    );
    assert_eq!(
        catalog.explain("v1", "Configmap"),
        Unknown::Kind("ConfigMap".to_owned())
    );
    assert_eq!(
        catalog.explain("cert-manager.io/v1", "Certificate"),
        Unknown::Foreign
    );
}

#[test]
fn no_kind_comes_twice_and_each_has_metadata() {
    let catalog = Catalog::since(33);
    let kinds = &catalog.built_in.kinds;
    assert!(kinds.len() > 50, "only {} kinds", kinds.len());
    for (index, kind) in kinds.iter().enumerate() {
        let same = |other: &kubernetes::BuiltIn| {
            other.kind == kind.kind && other.api_version == kind.api_version
        };
        assert_eq!(kinds.iter().position(same), Some(index), "{kind:?}");
        let metadata = shape(&catalog, kind.api_version, kind.kind, &["metadata"]);
        assert!(metadata.field("ownerReferences").is_some(), "{kind:?}");
    }
}

#[test]
fn fields_have_types_keys_values_and_defaults() {
    let catalog = Catalog::since(34);
    let pod = ["spec", "template", "spec"];
    let container = shape(
        &catalog,
        "apps/v1",
        "Deployment",
        &[&pod[..], &["containers"]].concat(),
    );
    assert_eq!(container.name, "Container");
    assert!(container.field("name").expect("is a field").required);
    assert!(!container.field("image").expect("is a field").required);
    let Schema::List(ports) = &container.field("ports").expect("is a field").schema else {
        panic!("ports are a list");
    };
    assert_eq!(ports.keys, ["containerPort", "protocol"]);
    let port = shape(
        &catalog,
        "apps/v1",
        "Deployment",
        &[&pod[..], &["containers", "ports"]].concat(),
    );
    let protocol = port.field("protocol").expect("is a field");
    assert_eq!(protocol.default.as_deref(), Some("TCP"));
    assert!(
        matches!(&protocol.schema, Schema::Text { values, .. } if *values == ["SCTP", "TCP", "UDP"])
    );
    assert_eq!(
        port.field("containerPort").expect("is a field").schema,
        Schema::Integer(32)
    );
    let resources = shape(&catalog, "v1", "Pod", &["spec", "containers", "resources"]);
    let limits = &resources.field("limits").expect("is a field").schema;
    assert!(matches!(limits, Schema::Map(values) if **values == Schema::Quantity));
}

#[test]
fn versions_differ() {
    let container = |oldest| {
        shape(
            &Catalog::since(oldest),
            "v1",
            "Pod",
            &["spec", "containers"],
        )
    };
    let served = |oldest| {
        container(oldest)
            .field("restartPolicyRules")
            .expect("is a field")
            .served
    };
    let since = |minor| Served {
        since: Some(minor),
        until: None,
    };
    assert_eq!((served(33), served(34)), (since(34), Served::ALWAYS));
    let revision = |oldest| {
        shape(
            &Catalog::since(oldest),
            "apps/v1",
            "ControllerRevision",
            &[],
        )
    };
    let required = |oldest, name: &str| revision(oldest).field(name).expect("is a field").required;
    assert!(
        required(36, "revision") && !required(37, "revision"),
        "required until 1.36"
    );
    assert!(
        required(33, "data") && required(37, "data"),
        "required since 1.37"
    );
    let strategy = |oldest| {
        shape(
            &Catalog::since(oldest),
            "apps/v1",
            "StatefulSet",
            &["spec", "updateStrategy"],
        )
    };
    let values = |oldest| match &strategy(oldest).field("type").expect("is a field").schema {
        Schema::Text { values, .. } => values.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (values(36), values(37)),
        (2, 3),
        "only what all supported versions take"
    );
    let class = |oldest| {
        Catalog::since(oldest)
            .find("resource.k8s.io/v1", "DeviceClass")
            .expect("is known")
            .served
    };
    assert_eq!((class(33), class(34)), (since(34), Served::ALWAYS));
}

#[test]
fn what_some_versions_have_is_told_by_the_first_and_last_of_them() {
    let facts = "versions 33 37\n\
        kind v1 Any anys Namespaced core/v1.Any since=34\n\
        type core/v1.Any\n \
        changed int32 since=34 until=34\n \
        changed! int64 since=35 until=36\n \
        kept string\n \
        kept string enum=a since=35 until=35\n \
        old string until=33\n \
        short string since=35 until=35\n";
    let served = |oldest, name: &str| {
        let any = shape(&Catalog::read(facts, oldest), "v1", "Any", &[]);
        any.field(name)
            .map(|field| (field.served.since, field.served.until))
    };
    assert_eq!(served(33, "changed"), Some((Some(34), Some(36))));
    assert_eq!(served(36, "changed"), Some((None, Some(36))));
    assert_eq!(served(37, "changed"), None);
    assert_eq!(served(33, "kept"), Some((None, None)));
    assert_eq!(served(34, "old"), None);
    assert_eq!(served(34, "short"), Some((Some(35), Some(35))));
    assert_eq!(served(35, "short"), Some((None, Some(35))));
}

#[test]
fn every_type_that_is_mentioned_is_there() {
    const WORDS: &str =
        "any boolean bytes date-time int-or-string int32 int64 number quantity string";
    let text = include_str!("kubernetes.txt");
    let types: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("type "))
        .collect();
    for line in text.lines().filter(|line| line.starts_with(' ')) {
        let word = line
            .split(' ')
            .nth(2)
            .expect("a field has a type")
            .trim_matches(['[', ']', '{', '}']);
        assert!(
            types.contains(&word) || WORDS.split(' ').any(|known| known == word),
            "{line}"
        );
    }
}

#[test]
fn the_known_versions_are_those_that_the_facts_are_of() {
    let line = format!("versions {} {}\n", KNOWN.start(), KNOWN.end());
    assert!(include_str!("kubernetes.txt").contains(&line), "{line}");
}
