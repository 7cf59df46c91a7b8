//! The rules, and the fields that they are about.

/// Where a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the spec.
    Whole,
    /// At the field with this mark.
    At(&'static str),
}

/// What is said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is taken.
    Taken,
    /// It is wrong, whatever it is asked about.
    Mistyped,
    /// It could take too long.
    Costly,
    /// It asks for a former value where there is none.
    WithoutFormer,
    /// A default breaks it, or makes it fail.
    Broken,
}

use Place::{At, Whole};
use Verdict::{Broken, Costly, Mistyped, Taken, WithoutFormer};

/// The fields of the kind; `@` and a word mark where a rule can stand.
pub const FIELDS: &str = r#"
    must: { type: string, required: true, maxLength: 10 }
    name: { type: string, maxLength: 63@name }
    free: { type: string@free }
    long: { type: string, maxLength: 300000@long }
    count: { type: integer, default: 1@count }
    ratio: { type: number }
    flag: { type: boolean }
    namespace: { type: string, maxLength: 63 }
    word: { type: string, enum: [a, bb, ccc] }
    since: { type: date-time@since }
    every: { type: duration }
    blob: { type: string, format: byte, maxLength: 100 }
    port: { type: int-or-string@port }
    memory: { type: quantity }
    any: { type: any }
    tags: { type: list, listType: set, maxItems: 20, items: { type: string, maxLength: 50@tag }@tags }
    texts: { type: list, listType: set, items: { type: string@text } }
    numbers: { type: list, listType: atomic, items: { type: integer@number } }
    few: { type: list, listType: atomic, maxItems: 100, items: { type: integer } }
    pools: { type: list, listMapKeys: [name], maxItems: 50, items: { type: object, fields: { name: { type: string, required: true, maxLength: 63 }, size: { type: integer@size }, note: { type: string@note } }@pool } }
    open: { type: list, listMapKeys: [name], items: { type: object, fields: { name: { type: string, required: true, maxLength: 63 }, size: { type: integer@openSize } }@openPool } }
    loose: { type: list, listType: atomic, maxItems: 10, items: { type: object, fields: { size: { type: integer@looseSize } } } }
    labels: { type: map, values: { type: string, maxLength: 63@label } }
    bounded: { type: map, maxProperties: 30, values: { type: string, maxLength: 63 }@bounded }
    inner: { type: object, fields: { host: { type: string, maxLength: 253 }, deep: { type: object, fields: { x: { type: integer } } } }@inner }
    set: { type: object, default: { depth: 2 }, fields: { depth: { type: integer, default: 2 }, note: { type: string, maxLength: 9 }, below: { type: object, fields: { x: { type: integer } } } }@set }
    resources: { type: core/v1.ResourceRequirements@resources }
    tolerations: { type: list, listType: atomic, maxItems: 20, items: { type: core/v1.Toleration@toleration } }
    selector: { type: meta/v1.LabelSelector }
"#;

/// Where the field with a mark is in the schema of the spec.
pub fn path(mark: &str) -> &'static str {
    match mark {
        "name" => "properties/name",
        "free" => "properties/free",
        "long" => "properties/long",
        "count" => "properties/count",
        "since" => "properties/since",
        "port" => "properties/port",
        "tag" => "properties/tags/items",
        "tags" => "properties/tags",
        "text" => "properties/texts/items",
        "number" => "properties/numbers/items",
        "size" => "properties/pools/items/properties/size",
        "note" => "properties/pools/items/properties/note",
        "pool" => "properties/pools/items",
        "openSize" => "properties/open/items/properties/size",
        "openPool" => "properties/open/items",
        "looseSize" => "properties/loose/items/properties/size",
        "label" => "properties/labels/additionalProperties",
        "bounded" => "properties/bounded",
        "inner" => "properties/inner",
        "set" => "properties/set",
        "resources" => "properties/resources",
        "toleration" => "properties/tolerations/items",
        _ => "",
    }
}

/// The rules, and what kube-apiserver 1.37 says of a definition with one.
pub const RULES: [(Place, &str, Verdict); 134] = [
    // Fields and types.
    (Whole, "self.count > 0", Taken),
    (Whole, "self.cuont > 0", Mistyped),
    (Whole, "self.count > 0.5", Taken),
    (Whole, "self.count + 1", Mistyped),
    (Whole, "self.name + 1 == 'a'", Mistyped),
    (Whole, "self.name == 1", Mistyped),
    (Whole, "has(self.name) && self.name.startsWith('a')", Taken),
    (Whole, "has(self.count)", Taken),
    (
        Whole,
        "has(self.inner.deep.x) ? self.inner.deep.x > 0 : true",
        Taken,
    ),
    (Whole, "self.?inner.?deep.?x.orValue(1) > 0", Taken),
    (Whole, "self.?inner.?deep.x > 0", Mistyped),
    (Whole, "self.__namespace__ == 'a'", Taken),
    (Whole, "self.namespace == 'a'", Taken),
    (Whole, "self.any == 1", Mistyped),
    (Whole, "self.flag", Taken),
    (Whole, "self.flag || self.ratio > 1", Taken),
    (Whole, "self.ratio > 1.0 && self.ratio < 5.0", Taken),
    (Whole, "self.word in ['a', 'bb']", Taken),
    (Whole, "self.word in ['a', 1]", Mistyped),
    (
        Whole,
        "self.since > timestamp('2030-01-01T00:00:00Z')",
        Taken,
    ),
    (Whole, "self.since > '2030-01-01T00:00:00Z'", Mistyped),
    (
        Whole,
        "self.since.getFullYear() > 2030 && self.every < duration('1h')",
        Taken,
    ),
    (Whole, "self.blob == b'abc'", Taken),
    (
        Whole,
        "size(self.blob) > 3 && string(self.blob) == 'abc'",
        Taken,
    ),
    (Whole, "type(self.port) == string || self.port > 80", Taken),
    (
        Whole,
        "type(self.port) == string ? self.port.endsWith('%') : self.port > 80",
        Taken,
    ),
    (Whole, "self.port == 'http' || self.port == 80", Taken),
    (
        Whole,
        "isQuantity(self.memory) && quantity(self.memory).isLessThan(quantity('1Gi'))",
        Taken,
    ),
    (Whole, "quantity(self.name) == quantity('1')", Taken),
    (Whole, "quantity(self.name) < quantity('1')", Mistyped),
    (Whole, "self.memory.foo", Mistyped),
    (Whole, "self.nothing.at.all == 1", Mistyped),
    (Whole, "self.name.matches('^[a-z]+$')", Taken),
    (Whole, "self.name.matches('(')", Mistyped),
    (Whole, "self.name.sizes() > 1", Mistyped),
    (Whole, "other.name == 'a'", Mistyped),
    (Whole, "metadata.name == 'a'", Mistyped),
    (Whole, "self.name == null", Mistyped),
    (Whole, "self == oldSelf", Taken),
    (
        Whole,
        "self.name == oldSelf.name || oldSelf.count < self.count",
        Taken,
    ),
    (At("inner"), "self.host == oldSelf.host", Taken),
    (
        At("since"),
        "self > timestamp('2020-01-01T00:00:00Z')",
        Taken,
    ),
    (At("port"), "self == 'a'", Taken),
    (At("count"), "self > 0 && self in [1, 2, 3]", Taken),
    (At("count"), "self", Mistyped),
    (At("name"), "self.contains('a')", Taken),
    (At("name"), "self.name", Mistyped),
    // Functions that rules have, and those that they lack.
    (Whole, "sha256(self.name) == 'a'", Mistyped),
    (Whole, "dnsName(self.name) == 'a'", Mistyped),
    (Whole, "math.greatest(self.count, 1) > 1", Mistyped),
    (Whole, "cel.bind(n, self.name, n == 'a')", Mistyped),
    (Whole, "base64.encode(self.blob) == 'a'", Mistyped),
    (Whole, "self.name.reverse() == 'a'", Mistyped),
    (Whole, "self.tags.sort() == self.tags", Taken),
    (
        Whole,
        "self.tags.distinct().size() == self.tags.size()",
        Taken,
    ),
    (
        Whole,
        "self.few.slice(0, 2).sum() < 5 && self.few.max() < 9",
        Taken,
    ),
    (
        Whole,
        "self.few.isSorted() && self.few.indexOf(3) == 2",
        Taken,
    ),
    (Whole, "self.few.includes(3)", Mistyped),
    (Whole, "sets.contains(self.tags, ['a'])", Taken),
    (
        Whole,
        "isURL(self.name) && url(self.name).getHost() == 'a'",
        Taken,
    ),
    (
        Whole,
        "isIP(self.name) && ip(self.name).family() == 4",
        Taken,
    ),
    (Whole, "cidr('10.0.0.0/8').containsIP(self.name)", Taken),
    (Whole, "semver(self.name).major() > 1", Taken),
    (Whole, "isSemver(self.name)", Taken),
    (
        Whole,
        "!format.dns1123Label().validate(self.name).hasValue()",
        Taken,
    ),
    (
        Whole,
        "self.name.split('-').size() == 2 && self.name.split('-')[0] == 'a'",
        Taken,
    ),
    (
        Whole,
        "self.name.lowerAscii() == self.name && self.name.trim().size() > 1",
        Taken,
    ),
    (
        Whole,
        "'%s-%d'.format([self.name, self.count]) == 'a-1'",
        Taken,
    ),
    (Whole, "self.tags.join(',') == 'a,b'", Taken),
    (
        Whole,
        "self.name.find('[0-9]+') == '1' && self.name.findAll('[a-z]').size() > 1",
        Taken,
    ),
    (
        Whole,
        "string(self.count) == '1' && int(self.name) > 1 && double(self.count) > 1.5",
        Taken,
    ),
    (Whole, "dyn(self.count) == 'a'", Taken),
    (
        Whole,
        "authorizer.path('/healthz').check('get').allowed()",
        Mistyped,
    ),
    // Macros.
    (Whole, "self.tags.all(t, t.startsWith('a'))", Taken),
    (Whole, "self.tags.all(t, t > 1)", Mistyped),
    (Whole, "self.tags.exists(t, t == self.name)", Taken),
    (Whole, "self.tags.exists_one(t, t == 'a')", Taken),
    (Whole, "self.tags.map(t, t + 'x').size() > 1", Taken),
    (
        Whole,
        "self.tags.filter(t, t != 'a').all(t, t.size() > 1)",
        Taken,
    ),
    (
        Whole,
        "self.pools.all(p, p.size > 0 && p.name != '')",
        Taken,
    ),
    (Whole, "self.pools.all(p, p.sizes > 0)", Mistyped),
    (
        Whole,
        "self.bounded.all(k, k.size() > 1 && self.bounded[k] != '')",
        Taken,
    ),
    (Whole, "self.bounded.all(k, v, k != v)", Taken),
    (
        Whole,
        "self.bounded.transformList(k, v, k + v).size() > 2",
        Taken,
    ),
    (
        Whole,
        "'a' in self.bounded && self.bounded['a'] == 'b'",
        Taken,
    ),
    (
        Whole,
        "self.?name.optMap(n, n + 'a').orValue('') != 'a'",
        Costly,
    ),
    (Whole, "self.tags[?0].orValue('a') == 'a'", Taken),
    (Whole, "self.tags.map(t, t.size() > 1, t).size() > 1", Taken),
    (Whole, "self.name == ('a' in self.tags ? 'b' : 1)", Mistyped),
    // Costs.
    (Whole, "self.free.contains('abc')", Taken),
    (Whole, "self.free.contains(self.free)", Costly),
    (Whole, "self.free.matches('^[a-z]+(-[a-z]+)*$')", Taken),
    (
        Whole,
        "self.long.matches('^[a-z]+(-[a-z0-9]+)*(\\\\.[a-z0-9]+)*$')",
        Taken,
    ),
    (Whole, "self.texts.all(t, t.size() > 1)", Taken),
    (Whole, "self.texts.all(t, t.contains('a'))", Costly),
    (Whole, "self.numbers.all(n, n > 0)", Taken),
    (
        Whole,
        "self.numbers.all(n, self.numbers.exists_one(m, m == n))",
        Costly,
    ),
    (
        Whole,
        "self.tags.all(t, self.tags.exists_one(s, s == t))",
        Taken,
    ),
    (
        Whole,
        "self.few.all(n, self.few.all(m, self.few.all(k, n + m != k)))",
        Taken,
    ),
    (
        Whole,
        "self.tags.all(t, self.tags.all(s, self.tags.all(r, t + s != r)))",
        Taken,
    ),
    (
        Whole,
        "self.labels.all(k, self.labels[k].size() > 1)",
        Taken,
    ),
    (
        Whole,
        "self.labels.all(k, k.contains('abc') && self.labels[k].contains('abcdefghijk'))",
        Costly,
    ),
    (
        Whole,
        "self.pools.all(p, self.pools.exists_one(q, p.name == q.name)) && self.pools.all(p, p.note != 'a')",
        Taken,
    ),
    (Whole, "self.free.split(',').all(t, t.size() > 1)", Costly),
    (
        Whole,
        "self.free.replace('a', 'bcdef').size() < 10 && self.long.lowerAscii() == self.long",
        Taken,
    ),
    (Whole, "self.long + self.free == 'a'", Taken),
    (At("text"), "self.size() > 1", Taken),
    (At("text"), "self.startsWith('abc')", Taken),
    (At("text"), "self.contains('abcdefghijklm')", Costly),
    (At("tag"), "self.matches('^[a-z]+$')", Taken),
    (At("number"), "self > 0", Taken),
    (
        At("number"),
        "self > 0 && self < 10 && self != 5 && self != 6 && self != 7 && self != 8",
        Costly,
    ),
    (At("note"), "self.contains('abc')", Costly),
    (
        At("openPool"),
        "self.name.startsWith('a') && self.size > 1",
        Taken,
    ),
    (At("openPool"), "self == oldSelf", Taken),
    (At("looseSize"), "self == oldSelf", WithoutFormer),
    (At("label"), "self.matches('^[a-z]+$')", Costly),
    (
        At("resources"),
        "has(self.limits) && 'cpu' in self.limits",
        Taken,
    ),
    // Defaults.
    (At("count"), "self == 1", Taken),
    (At("count"), "self > 1", Broken),
    (At("count"), "10 / (self - 1) > 1", Broken),
    (At("count"), "self >= oldSelf", Taken),
    (At("count"), "self > oldSelf", Broken),
    (At("set"), "self.depth == 2", Taken),
    (At("set"), "self.depth > 2 || !has(self.note)", Taken),
    (At("set"), "self.depth > 2", Broken),
    (At("set"), "self.note != 'a'", Broken),
    (At("set"), "!has(self.note) || self.note != 'a'", Taken),
    (At("set"), "self.depth == 2 || self.note != 'a'", Taken),
    (At("set"), "self.note != 'a' || self.depth == 2", Taken),
    (At("set"), "!has(self.below.x)", Broken),
    (At("set"), "!has(self.below) || has(self.below.x)", Taken),
    (At("set"), "self.?below.?x.orValue(1) == 1", Taken),
    (At("set"), "self == oldSelf", Taken),
];
