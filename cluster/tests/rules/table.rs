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
}

use Place::{At, Whole};

/// The fields of the kind; `@` and a word mark where a rule can stand.
pub const FIELDS: &str = r#"
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
        "resources" => "properties/resources",
        "toleration" => "properties/tolerations/items",
        _ => "",
    }
}

/// The rules.
pub const RULES: [(Place, &str); 118] = [
    // Fields and types.
    (Whole, "self.count > 0"),
    (Whole, "self.cuont > 0"),
    (Whole, "self.count > 0.5"),
    (Whole, "self.count + 1"),
    (Whole, "self.name + 1 == 'a'"),
    (Whole, "self.name == 1"),
    (Whole, "has(self.name) && self.name.startsWith('a')"),
    (Whole, "has(self.count)"),
    (
        Whole,
        "has(self.inner.deep.x) ? self.inner.deep.x > 0 : true",
    ),
    (Whole, "self.?inner.?deep.?x.orValue(1) > 0"),
    (Whole, "self.?inner.?deep.x > 0"),
    (Whole, "self.__namespace__ == 'a'"),
    (Whole, "self.namespace == 'a'"),
    (Whole, "self.any == 1"),
    (Whole, "self.flag"),
    (Whole, "self.flag || self.ratio > 1"),
    (Whole, "self.ratio > 1.0 && self.ratio < 5.0"),
    (Whole, "self.word in ['a', 'bb']"),
    (Whole, "self.word in ['a', 1]"),
    (Whole, "self.since > timestamp('2030-01-01T00:00:00Z')"),
    (Whole, "self.since > '2030-01-01T00:00:00Z'"),
    (
        Whole,
        "self.since.getFullYear() > 2030 && self.every < duration('1h')",
    ),
    (Whole, "self.blob == b'abc'"),
    (Whole, "size(self.blob) > 3 && string(self.blob) == 'abc'"),
    (Whole, "type(self.port) == string || self.port > 80"),
    (
        Whole,
        "type(self.port) == string ? self.port.endsWith('%') : self.port > 80",
    ),
    (Whole, "self.port == 'http' || self.port == 80"),
    (
        Whole,
        "isQuantity(self.memory) && quantity(self.memory).isLessThan(quantity('1Gi'))",
    ),
    (Whole, "quantity(self.name) == quantity('1')"),
    (Whole, "quantity(self.name) < quantity('1')"),
    (Whole, "self.memory.foo"),
    (Whole, "self.nothing.at.all == 1"),
    (Whole, "self.name.matches('^[a-z]+$')"),
    (Whole, "self.name.matches('(')"),
    (Whole, "self.name.sizes() > 1"),
    (Whole, "other.name == 'a'"),
    (Whole, "metadata.name == 'a'"),
    (Whole, "self.name == null"),
    (Whole, "self == oldSelf"),
    (
        Whole,
        "self.name == oldSelf.name || oldSelf.count < self.count",
    ),
    (At("inner"), "self.host == oldSelf.host"),
    (At("since"), "self > timestamp('2020-01-01T00:00:00Z')"),
    (At("port"), "self == 'a'"),
    (At("count"), "self > 0 && self in [1, 2, 3]"),
    (At("count"), "self"),
    (At("name"), "self.contains('a')"),
    (At("name"), "self.name"),
    // Functions that rules have, and those that they lack.
    (Whole, "sha256(self.name) == 'a'"),
    (Whole, "dnsName(self.name) == 'a'"),
    (Whole, "math.greatest(self.count, 1) > 1"),
    (Whole, "cel.bind(n, self.name, n == 'a')"),
    (Whole, "base64.encode(self.blob) == 'a'"),
    (Whole, "self.name.reverse() == 'a'"),
    (Whole, "self.tags.sort() == self.tags"),
    (Whole, "self.tags.distinct().size() == self.tags.size()"),
    (
        Whole,
        "self.few.slice(0, 2).sum() < 5 && self.few.max() < 9",
    ),
    (Whole, "self.few.isSorted() && self.few.indexOf(3) == 2"),
    (Whole, "self.few.includes(3)"),
    (Whole, "sets.contains(self.tags, ['a'])"),
    (Whole, "isURL(self.name) && url(self.name).getHost() == 'a'"),
    (Whole, "isIP(self.name) && ip(self.name).family() == 4"),
    (Whole, "cidr('10.0.0.0/8').containsIP(self.name)"),
    (Whole, "semver(self.name).major() > 1"),
    (Whole, "isSemver(self.name)"),
    (
        Whole,
        "!format.dns1123Label().validate(self.name).hasValue()",
    ),
    (
        Whole,
        "self.name.split('-').size() == 2 && self.name.split('-')[0] == 'a'",
    ),
    (
        Whole,
        "self.name.lowerAscii() == self.name && self.name.trim().size() > 1",
    ),
    (Whole, "'%s-%d'.format([self.name, self.count]) == 'a-1'"),
    (Whole, "self.tags.join(',') == 'a,b'"),
    (
        Whole,
        "self.name.find('[0-9]+') == '1' && self.name.findAll('[a-z]').size() > 1",
    ),
    (
        Whole,
        "string(self.count) == '1' && int(self.name) > 1 && double(self.count) > 1.5",
    ),
    (Whole, "dyn(self.count) == 'a'"),
    (Whole, "authorizer.path('/healthz').check('get').allowed()"),
    // Macros.
    (Whole, "self.tags.all(t, t.startsWith('a'))"),
    (Whole, "self.tags.all(t, t > 1)"),
    (Whole, "self.tags.exists(t, t == self.name)"),
    (Whole, "self.tags.exists_one(t, t == 'a')"),
    (Whole, "self.tags.map(t, t + 'x').size() > 1"),
    (Whole, "self.tags.filter(t, t != 'a').all(t, t.size() > 1)"),
    (Whole, "self.pools.all(p, p.size > 0 && p.name != '')"),
    (Whole, "self.pools.all(p, p.sizes > 0)"),
    (
        Whole,
        "self.bounded.all(k, k.size() > 1 && self.bounded[k] != '')",
    ),
    (Whole, "self.bounded.all(k, v, k != v)"),
    (Whole, "self.bounded.transformList(k, v, k + v).size() > 2"),
    (Whole, "'a' in self.bounded && self.bounded['a'] == 'b'"),
    (Whole, "self.?name.optMap(n, n + 'a').orValue('') != 'a'"),
    (Whole, "self.tags[?0].orValue('a') == 'a'"),
    (Whole, "self.tags.map(t, t.size() > 1, t).size() > 1"),
    (Whole, "self.name == ('a' in self.tags ? 'b' : 1)"),
    // Costs.
    (Whole, "self.free.contains('abc')"),
    (Whole, "self.free.contains(self.free)"),
    (Whole, "self.free.matches('^[a-z]+(-[a-z]+)*$')"),
    (
        Whole,
        "self.long.matches('^[a-z]+(-[a-z0-9]+)*(\\\\.[a-z0-9]+)*$')",
    ),
    (Whole, "self.texts.all(t, t.size() > 1)"),
    (Whole, "self.texts.all(t, t.contains('a'))"),
    (Whole, "self.numbers.all(n, n > 0)"),
    (
        Whole,
        "self.numbers.all(n, self.numbers.exists_one(m, m == n))",
    ),
    (Whole, "self.tags.all(t, self.tags.exists_one(s, s == t))"),
    (
        Whole,
        "self.few.all(n, self.few.all(m, self.few.all(k, n + m != k)))",
    ),
    (
        Whole,
        "self.tags.all(t, self.tags.all(s, self.tags.all(r, t + s != r)))",
    ),
    (Whole, "self.labels.all(k, self.labels[k].size() > 1)"),
    (
        Whole,
        "self.labels.all(k, k.contains('abc') && self.labels[k].contains('abcdefghijk'))",
    ),
    (
        Whole,
        "self.pools.all(p, self.pools.exists_one(q, p.name == q.name)) && self.pools.all(p, p.note != 'a')",
    ),
    (Whole, "self.free.split(',').all(t, t.size() > 1)"),
    (
        Whole,
        "self.free.replace('a', 'bcdef').size() < 10 && self.long.lowerAscii() == self.long",
    ),
    (Whole, "self.long + self.free == 'a'"),
    (At("text"), "self.size() > 1"),
    (At("text"), "self.startsWith('abc')"),
    (At("text"), "self.contains('abcdefghijklm')"),
    (At("tag"), "self.matches('^[a-z]+$')"),
    (At("number"), "self > 0"),
    (
        At("number"),
        "self > 0 && self < 10 && self != 5 && self != 6 && self != 7 && self != 8",
    ),
    (At("note"), "self.contains('abc')"),
    (At("openPool"), "self.name.startsWith('a') && self.size > 1"),
    (At("openPool"), "self == oldSelf"),
    (At("looseSize"), "self == oldSelf"),
    (At("label"), "self.matches('^[a-z]+$')"),
    (At("resources"), "has(self.limits) && 'cpu' in self.limits"),
];
