//! The codes of problems with a spec, each with its cause and its cure. A code never changes its meaning; those of
//! expressions are in `expr::codes`.

/// The text is not YAML, or uses a part of YAML that has no meaning here.
///
/// Cause: mostly indentation, or an expression that YAML reads as its own notation. Cure: put text with `${...}` in quotes.
pub const YAML: &str = "OG0101";

/// A key comes twice in one map.
///
/// Cause: YAML itself would keep one of them silently. Cure: keep the one that is meant.
pub const DUPLICATE_KEY: &str = "OG0102";

/// A key is not known.
///
/// Cause: a typing mistake, or a key that belongs elsewhere. Cure: spell it as the hint says, or remove it.
pub const UNKNOWN_KEY: &str = "OG0103";

/// A key that must be there is missing.
///
/// Cause: nothing can stand in for it. Cure: add it.
pub const MISSING_KEY: &str = "OG0104";

/// A value is not of the expected type.
///
/// Cause: YAML reads unquoted numbers, `true` and `null` as what they look like. Cure: write what is expected, in quotes if it is text.
pub const WRONG_TYPE: &str = "OG0105";

/// A part of the format that a later release will know.
///
/// Cause: it is planned and not there. Cure: do without it for now.
pub const NOT_YET: &str = "OG0106";

/// A name is not what Kubernetes or Rust takes.
///
/// Cause: names of this kind have rules. Cure: follow the hint.
pub const INVALID_NAME: &str = "OG0110";

/// The image is not a container image without tag and digest.
///
/// Cause: the tag is the version of the generated project. Cure: give registry and path alone.
pub const INVALID_IMAGE: &str = "OG0111";

/// The version of Kubernetes is not known.
///
/// Cause: it is older or newer than this release supports, or not of the form `"1.34"`. Cure: choose one that the hint names.
pub const KUBERNETES: &str = "OG0112";

/// A setting of the operator is out of range, or contradicts another.
///
/// Cause: the operator could not run so. Cure: follow the message.
pub const SETTING: &str = "OG0113";

/// A text is not a Kubernetes quantity.
///
/// Cause: a misspelt unit. Cure: write a number with an optional suffix, such as `500m` or `64Mi`.
pub const QUANTITY: &str = "OG0114";

/// A rule under `permissions` allows nothing.
///
/// Cause: it has verbs but not what they are for. Cure: give `apiGroups` and `resources`, or `nonResourceURLs`.
pub const PERMISSION: &str = "OG0115";

/// A path under `eject` is not one inside the project.
///
/// Cause: it is absolute or leads out of the project. Cure: give it relative to the project's folder.
pub const EJECT: &str = "OG0116";

/// Something that needs at least one part has none.
///
/// Cause: an empty list. Cure: fill it.
pub const EMPTY: &str = "OG0117";

/// Two things that must differ are the same.
///
/// Cause: mostly a copy that was not adapted. Cure: rename or remove one.
pub const DUPLICATE: &str = "OG0118";

/// A key means nothing where it stands.
///
/// Cause: it belongs to another type or place. Cure: remove it, or change the type.
pub const FOREIGN_KEY: &str = "OG0120";

/// Bounds that nothing can meet, or that are no whole numbers where those are needed.
///
/// Cause: mostly swapped numbers. Cure: correct them.
pub const BOUNDS: &str = "OG0121";

/// A pattern is not a regular expression.
///
/// Cause: the API server reads RE2, which has no look-around and no back-references. Cure: correct it.
pub const PATTERN: &str = "OG0122";

/// A format that the API server does not know.
///
/// Cause: it would be ignored silently. Cure: use a known one, or `pattern`.
pub const FORMAT: &str = "OG0123";

/// A default or example is not what the field takes.
///
/// Cause: the API server would refuse it. Cure: correct the value or the field.
pub const VALUE: &str = "OG0124";

/// A required field has a default.
///
/// Cause: with a default no user must set it, so that `required` says nothing. Cure: remove one of the two.
pub const REQUIRED_DEFAULT: &str = "OG0125";

/// How a list is merged contradicts what it holds.
///
/// Cause: sets hold scalars, and maps need keys that are always set. Cure: follow the message.
pub const LIST_TYPE: &str = "OG0126";

/// A list without `items`, a map without `values` or an object without `fields`.
///
/// Cause: the API server needs to know what is inside. Cure: say it, or use type `any`.
pub const MISSING_PART: &str = "OG0127";

/// A required field with a pattern has no example.
///
/// Cause: the generated sample needs a value that the API server accepts, and none can be made up. Cure: give an `example`.
pub const EXAMPLE_NEEDED: &str = "OG0128";

/// A child or a reference has a name that cannot be used in expressions.
///
/// Cause: expressions refer to children and references by these names. Cure: use letters and digits in lowerCamelCase.
pub const CHILD_ID: &str = "OG0301";

/// No such kind is built into Kubernetes.
///
/// Cause: a typing mistake in `apiVersion` or `kind`, or a kind of somebody else. Cure: follow the hint.
pub const UNKNOWN_KIND: &str = "OG0302";

/// Two children are the same object.
///
/// Cause: they have the same kind and name; without `metadata.name` a child has the name of its resource. Cure: name one of them otherwise.
pub const SAME_OBJECT: &str = "OG0303";

/// A namespaced resource owns an object of the cluster.
///
/// Cause: Kubernetes deletes objects whose owner lives in a namespace that they are not in. Cure: make the resource cluster-scoped.
pub const SCOPE: &str = "OG0304";

/// A template sets metadata that the operator sets itself.
///
/// Cause: namespace, owners and the like follow from the resource. Cure: remove it.
pub const OWN_METADATA: &str = "OG0305";

/// Children need each other's values.
///
/// Cause: none of them could be made first. Cure: take a value from `spec` or `metadata` instead.
pub const CYCLE: &str = "OG0306";

/// The kind of a child is an expression.
///
/// Cause: code and permissions are generated for one kind. Cure: make a child for each kind, with `when`.
pub const STATIC_KIND: &str = "OG0307";

/// The name of a child may be unset, or is not a valid name.
///
/// Cause: every object needs a name, of lower-case letters, digits, `-` and `.`. Cure: build it on `${metadata.name}`.
pub const CHILD_NAME: &str = "OG0308";

/// The name of a child is too long, or can be.
///
/// Cause: what is added to the resource's name leaves no room for it. Cure: shorten it.
pub const NO_ROOM: &str = "OG0309";

/// A key of a template is an expression.
///
/// Cause: keys are fixed when code is generated. Cure: give the whole map as one expression.
pub const TEMPLATE_KEY: &str = "OG0310";

/// `${...}` stands where a bare expression is expected.
///
/// Cause: `when`, `readyWhen`, `status` of a condition and `rule` hold an expression and nothing else. Cure: leave out `${` and `}`.
pub const BARE_EXPRESSION: &str = "OG0311";

/// A condition is not true or false.
///
/// Cause: nothing counts as true silently, and what is unset is neither. Cure: compare, or use `has(...)`.
pub const NOT_BOOLEAN: &str = "OG0312";

/// A value is not what the field or text takes.
///
/// Cause: the expression has another type, or may be unset. Cure: convert it, or change the type of the field.
pub const VALUE_TYPE: &str = "OG0313";

/// A status field or condition that the operator keeps itself.
///
/// Cause: `observedGeneration`, `conditions`, `Ready`, `Reconciling` and `Stalled` are always there. Cure: remove it or use another name.
pub const RESERVED_STATUS: &str = "OG0314";

/// A secret would be readable by everybody.
///
/// Cause: a `secret: true` field is used outside of the data of a Secret. Cure: put it into a child of kind Secret and refer to that.
pub const SECRET_FLOW: &str = "OG0315";

/// A path leads nowhere, or to something else than is needed.
///
/// Cause: a typing mistake, or a field that is not declared. Cure: use the path of a declared field.
pub const PATH: &str = "OG0316";

/// A child of a resource that lives in the cluster has no namespace.
///
/// Cause: the resource has none that the child could share. Cure: set `metadata.namespace`, mostly from a field of the spec.
pub const CHILD_NAMESPACE: &str = "OG0317";

/// A field cannot be kept from changing.
///
/// Cause: the rule that would keep it is refused by the API server, or never asked. Cure: follow the hint.
pub const IMMUTABLE: &str = "OG0318";

/// A rule is about values that rules of the API server have no type for.
///
/// Cause: the value is of type `any`, or a list or map of such. Cure: declare what it holds.
pub const UNTYPED_RULE: &str = "OG0319";

/// The name of a child could become too long.
///
/// Cause: it is made of a field without an upper bound. Cure: give the field `maxLength`.
pub const UNBOUNDED_NAME: &str = "OG0320";

/// A kind or field that not all supported versions of Kubernetes know.
///
/// Cause: it came, or went, between the oldest version that `kubernetes` names and the newest. Cure: do without it, or support
/// fewer versions.
pub const NOT_SERVED: &str = "OG0321";

/// An object of Kubernetes has no such field.
///
/// Cause: a typing mistake, or a field that belongs one level higher or lower. Cure: spell it as the hint says, or move it.
pub const NO_FIELD: &str = "OG0322";

/// A field that an object must have is missing, or may be.
///
/// Cause: the API server refuses an object without it. Cure: add it; give what it is read from a default, or guard the child with
/// `when`.
pub const MISSING_FIELD: &str = "OG0323";

/// A value in a template is not what the field of the object holds.
///
/// Cause: a wrong type, mostly for quotes too many or too few, or a misspelt quantity. Cure: write what is expected, or convert
/// the value of the expression.
pub const OBJECT_VALUE: &str = "OG0324";

/// A text in a template is not one that the field takes.
///
/// Cause: the API server has a list of values for the field. Cure: write one of those.
pub const NOT_ALLOWED: &str = "OG0325";

/// Two items of a list are the same to the API server.
///
/// Cause: it tells them apart by one or more of their fields, and those are equal. Cure: change or remove one.
pub const SAME_ITEM: &str = "OG0326";

/// A file of custom resource definitions cannot be used.
///
/// Cause: it is not there, not below the spec's folder, too large, holds no definition with a schema, or one of a kind that is
/// known already. Cure: put the definition there once, as `kubectl get crd NAME -o yaml` prints it.
pub const CRD_FILE: &str = "OG0327";

/// What is written for a kind, or read of it, is not checked.
///
/// Cause: the kind is neither one of Kubernetes nor in a file under `crds`. Cure: list its definition there.
pub const UNCHECKED_KIND: &str = "OG0338";

/// A value is generated for an object that is no Secret.
///
/// Cause: everybody who may look at the object could read it. Cure: generate it in a child of kind Secret, and refer to that.
pub const GENERATED_PLACE: &str = "OG0260";

/// A value of a Secret is generated and given by the template, or may be.
///
/// Cause: it can have one source only. Cure: remove it from the template or from `generate`; write the keys of the data out.
pub const GENERATED_TWICE: &str = "OG0261";

/// A generated value is too short or too long.
///
/// Cause: a short one can be guessed, and many programs cut or refuse a long one. Cure: choose a length between the bounds.
pub const GENERATED_LENGTH: &str = "OG0262";

/// The kind of a reference is not `<group>/<version>/<kind>`, or its plural is missing.
///
/// Cause: code and permissions are generated for exactly one kind. Cure: write it as `v1/Secret` or `apps.example.com/v1/Backend`;
/// a kind that Kubernetes has not built in also needs its `plural`.
pub const REFERENCE_KIND: &str = "OG0350";

/// The name of a reference may be unset, or is not a valid name.
///
/// Cause: without a name there is nothing to read. Cure: guard it with `when: has(...)`, or give the field a default.
pub const REFERENCE_NAME: &str = "OG0351";

/// The namespace of a reference is missing, or cannot be.
///
/// Cause: the kind lives in namespaces and the resource has none to share, or the other way round. Cure: follow the hint.
pub const REFERENCE_NAMESPACE: &str = "OG0352";

/// No expression reads a reference.
///
/// Cause: the operator would watch an object for nothing. Cure: use it, or remove it.
pub const UNUSED_REFERENCE: &str = "OG0353";

/// A reference looks into a namespace that may not be watched.
///
/// Cause: the operator watches some namespaces only, and an expression could name any. Cure: write the namespace as plain text, which
/// is watched besides the others.
pub const UNWATCHED_NAMESPACE: &str = "OG0354";

/// `forEach` is neither a list nor a map.
///
/// Cause: there is one object for each of its elements, and it has none. Cure: name a list, or a map, whose elements are then
/// its entries.
pub const ELEMENTS: &str = "OG0360";

/// The key of an element is no text, may be unset, or is the same for every element.
///
/// Cause: it tells the objects apart, whatever the order of the elements. Cure: read it of the element, as in `key: pool.name`.
pub const ELEMENT_KEY: &str = "OG0361";

/// The objects of a child with `forEach` have one name.
///
/// Cause: `metadata.name` does not depend on the element. Cure: let it, or remove it: there is a good name without.
pub const ELEMENT_NAME: &str = "OG0362";

/// Nothing keeps two elements from having the same key.
///
/// Cause: the list is not one whose items differ in the key. Cure: give it `listMapKeys`, or `listType: set`, so that the API
/// server refuses what the operator could not make.
pub const KEY_NOT_UNIQUE: &str = "OG0363";

/// No expression reads a value under `let`.
///
/// Cause: it was forgotten where it is meant to stand, or has served its time. Cure: use it, or remove it.
pub const UNUSED_VALUE: &str = "OG0364";

/// No expression reads a field of the spec.
///
/// Cause: users could set it and nothing would happen. Cure: use it, or remove it.
pub const UNUSED_FIELD: &str = "OG0330";

/// A status field says in one word what conditions say better.
///
/// Cause: `phase` was given up by the conventions of Kubernetes APIs, as it cannot grow. Cure: use `conditions`.
pub const PHASE: &str = "OG0331";

/// A field is a number with a fraction.
///
/// Cause: clients round such numbers differently. Cure: use an integer of a smaller unit, or a quantity.
pub const FLOAT: &str = "OG0332";

/// A name is not in camelCase.
///
/// Cause: all fields of Kubernetes are. Cure: rename it.
pub const CAMEL_CASE: &str = "OG0333";

/// A list of objects is replaced as a whole by whoever applies it.
///
/// Cause: without keys its items cannot be told apart. Cure: give `listMapKeys`, or say `listType: atomic`.
pub const ATOMIC_LIST: &str = "OG0334";

/// A template has a status.
///
/// Cause: the API server ignores it. Cure: remove it.
pub const TEMPLATE_STATUS: &str = "OG0335";

/// A rule may cost more than the API server allows.
///
/// Cause: it goes through lists, maps or texts that have no upper bound, or is asked about every item of one. Cure: give them
/// `maxItems`, `maxProperties` or `maxLength`, as the hint says.
pub const COSTLY_RULE: &str = "OG0336";

/// Two kinds make objects of the same name.
///
/// Cause: a resource of the one kind and one of the other may have the same name, and so would their children. Cure: add
/// something to one of the names.
pub const SHARED_NAME: &str = "OG0337";

/// Data may be lost where a field is immutable.
///
/// Cause: `replace: WhenImmutable` deletes the object: a claim with what its volume holds, a Secret with the values that were
/// generated for it, or what `onDelete` says to keep. Cure: leave the object as it is, and move the data by hand where it has to change.
pub const REPLACED_DATA: &str = "OG0340";

/// A key or value is not what labels take.
///
/// Cause: labels are short: at most 63 letters, digits, `-`, `_` and `.`. Cure: shorten it, or use an annotation.
pub const LABEL: &str = "OG0341";

/// A selector of labels selects nothing, or says too little or too much.
///
/// Cause: its parts contradict each other, or an operator lacks its values. Cure: follow the message.
pub const SELECTOR: &str = "OG0342";

/// A field has a type that is not known.
///
/// Cause: a typing mistake in the name of a type of Kubernetes or of one under `definitions`. Cure: follow the hint.
pub const UNKNOWN_TYPE: &str = "OG0343";

/// A type under `definitions` holds itself, or far too many others.
///
/// Cause: the API server's schemas cannot refer to each other, so that each holds all that is inside of it. Cure: use `any` where
/// it begins again.
pub const RECURSIVE_TYPE: &str = "OG0344";

/// No field has a type under `definitions`.
///
/// Cause: it was left behind, or is not used yet. Cure: use it or remove it.
pub const UNUSED_DEFINITION: &str = "OG0345";

/// A rule asks for `oldSelf` where there is no former value.
///
/// Cause: it is about an item of a list that is replaced as a whole. Cure: give the list `listMapKeys`.
pub const NO_FORMER: &str = "OG0346";

/// What says why a rule is broken is no text.
///
/// Cause: `messageExpression` gives something else. Cure: make a text of it, such as with `string(...)`.
pub const MESSAGE_EXPRESSION: &str = "OG0347";

/// A rule refuses what is there by default.
///
/// Cause: the API server asks rules about defaults, and about a spec with nothing but defaults where no field is required; it
/// refuses a definition of which one is broken. Cure: test what may be unset, or choose other defaults.
pub const REFUSED_DEFAULT: &str = "OG0348";

/// A rule refuses the generated sample, or fails where what need not be there is not.
///
/// Cause: the sample holds examples, else defaults, else the plainest values, whatever rules say; and a rule that reads what is unset
/// has no answer. Cure: give fields an `example`; test what may be unset.
pub const REFUSED_SAMPLE: &str = "OG0349";

/// What makes pods does not select the pods that it makes.
///
/// Cause: its selector and the labels of its template differ, and the API server refuses that. Cure: say the same in both, such as
/// `${selector}`.
pub const OTHER_PODS: &str = "OG0370";

/// A Service or a PodDisruptionBudget selects no pods of the kind.
///
/// Cause: its selector and the labels of the pods' template differ. Cure: say the same in both, such as `${selector}`.
pub const NO_PODS: &str = "OG0371";

/// A port is named that is not there.
///
/// Cause: a typing mistake, or a port that was renamed. Cure: name a port of the container, or of the Service, that is meant.
pub const NO_PORT: &str = "OG0372";

/// A Service leads to a port that no container declares.
///
/// Cause: the number of the one was changed and that of the other was not, or `targetPort` was forgotten. Cure: lead to the port by
/// its name.
pub const UNDECLARED_PORT: &str = "OG0373";

/// A container mounts a volume that its pod does not have.
///
/// Cause: a typing mistake, or a volume that was forgotten. Cure: add it under `volumes`.
pub const NO_VOLUME: &str = "OG0374";

/// No container mounts a volume.
///
/// Cause: the mount was forgotten, or has served its time. Cure: mount it, or remove it.
pub const UNUSED_VOLUME: &str = "OG0375";

/// A child names an object that is not there.
///
/// Cause: a typing mistake, or an object that somebody else makes. Cure: make it a child, read it as a reference, or list it under
/// `external`.
pub const NOT_THERE: &str = "OG0376";

/// A ConfigMap or Secret has no such key.
///
/// Cause: a typing mistake, or a key that was renamed. Cure: name one that is in its data.
pub const NO_KEY: &str = "OG0377";

/// An entry of `external` is no object.
///
/// Cause: it is not of the form `<apiVersion>/<kind>/<name>`. Cure: write it so, such as `v1/Secret/registry`.
pub const EXTERNAL: &str = "OG0378";

/// No child names an object that is listed under `external`.
///
/// Cause: it was renamed, or has served its time. Cure: remove it.
pub const UNUSED_EXTERNAL: &str = "OG0379";

/// A field of an object that Kubernetes never lets change could have to.
///
/// Cause: its expression reads something that can change. Cure: declare that `immutable: true`, or let the child be made anew with
/// `replace: WhenImmutable`.
pub const CANNOT_CHANGE: &str = "OG0380";

/// A child names another one that is not always made.
///
/// Cause: the other has a `when` that this one has not. Cure: name it under the same condition.
pub const AT_TIMES: &str = "OG0381";

/// The API server refuses an object that its schema allows.
///
/// Cause: what the kind means forbids it: a port that is none, two keys that exclude each other, a Job whose pods restart for good.
/// Cure: follow the hint.
pub const REFUSED: &str = "OG0382";

/// Memory is asked for in thousandths of a byte.
///
/// Cause: `m` stands for a thousandth, which is for CPU. Cure: write `Mi`.
pub const THOUSANDTHS: &str = "OG0383";

/// An object has the same name for all resources of the kind.
///
/// Cause: its name is plain text, and only one resource of a namespace can have the object. Cure: build the name on
/// `${metadata.name}`.
pub const FIXED_NAME: &str = "OG0384";

/// A template sets how many replicas there are, and an autoscaler does, too.
///
/// Cause: the operator sets back what the autoscaler changes. Cure: leave `replicas` out of the template.
pub const TWO_SCALERS: &str = "OG0385";

/// A hook is about a child or a reference that is not there.
///
/// Cause: a typing mistake, or a child that was renamed. Cure: name one that is under `children` or `references`.
pub const UNKNOWN_CHILD: &str = "OG0401";

/// A text is not a duration, or one that is too short or too long.
///
/// Cause: a misspelt unit, or a number without one. Cure: write numbers with units, such as `30s`, `5m` or `1h30m`.
pub const DURATION: &str = "OG0402";

/// A text is not the five fields of cron.
///
/// Cause: a value that is out of range, or a notation that only some crons know. Cure: minute, hour, day of the month,
/// month and day of the week, each `*`, a number, a range, a list or a step.
pub const CRON: &str = "OG0403";

/// A text is not the name of a time zone.
///
/// Cause: abbreviations such as `CET` do not say where. Cure: `UTC`, or a name such as `Europe/Berlin`.
pub const TIME_ZONE: &str = "OG0404";

/// Of two keys exactly one must be there.
///
/// Cause: they say the same in two ways, or nothing says it. Cure: keep or add one.
pub const ONE_OF: &str = "OG0405";

/// A kind has more hooks than its status can keep the progress of.
///
/// Cause: each object carries one entry a hook. Cure: do more in one hook.
pub const TOO_MANY_HOOKS: &str = "OG0406";

/// A hook names a rate limit that is not there.
///
/// Cause: a typing mistake, or a limit that was renamed. Cure: name one that is under `rateLimits`, or give the hook one of its own.
pub const UNKNOWN_RATE_LIMIT: &str = "OG0408";

/// No hook names a rate limit.
///
/// Cause: it was forgotten at the hook, or has served its time. Cure: name it at a hook, or remove it.
pub const UNUSED_RATE_LIMIT: &str = "OG0409";

/// Nothing sets a status field.
///
/// Cause: it has no `value`, and the kind has no hooks whose code could set it. Cure: give it a `value`, or remove it.
pub const NEVER_SET: &str = "OG0407";

/// A change between two versions of a kind cannot be made both ways.
///
/// Cause: objects of one version would be none that the other takes. Cure: follow the message, or say it by `conversion: code`.
pub const CHANGE: &str = "OG0601";

/// A rule mentions what is different in another version.
///
/// Cause: it means nothing there, or something else. Cure: give the version `validations` of its own.
pub const VERSION_RULE: &str = "OG0602";

/// A required field that one of two versions does not have, without a value for that one's objects.
///
/// Cause: they would be refused. Cure: give the change a `default`.
pub const NO_VALUE: &str = "OG0603";

/// A secret that one of two versions does not have.
///
/// Cause: it would have to be kept in an annotation, and annotations are shown where specs are not. Cure: let both versions have it.
pub const LOST_SECRET: &str = "OG0604";
