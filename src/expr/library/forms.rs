//! Macros and operators, as the documentation describes them. What they do is in `check`, `evaluate` and `emit`.

/// A macro or operator.
pub struct Form {
    /// How it is written.
    pub form: &'static str,
    /// What it gives, in one sentence.
    pub says: &'static str,
    /// An expression.
    pub example: &'static str,
    /// What the expression gives, as JSON.
    pub gives: &'static str,
}

/// The macros, in the order in which the documentation has them.
pub const MACROS: &[Form] = &[
    Form {
        form: "has(a.b)",
        says: "Whether a field is set.",
        example: "has({'a': 1}.a)",
        gives: "true",
    },
    Form {
        form: "list.all(x, test)",
        says: "Whether the test holds for every item (of a map: every key).",
        example: "[1, 2].all(x, x > 0)",
        gives: "true",
    },
    Form {
        form: "list.all(i, x, test)",
        says: "The same with the position (of a map: the key) and the item (the value).",
        example: "['a', 'b'].all(i, x, i < 2 && x != '')",
        gives: "true",
    },
    Form {
        form: "list.exists(x, test)",
        says: "Whether the test holds for one item.",
        example: "[1, 2].exists(x, x == 2)",
        gives: "true",
    },
    Form {
        form: "map.exists(k, v, test)",
        says: "The same with the key and the value, or the position and the item.",
        example: "{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v > 1)",
        gives: "true",
    },
    Form {
        form: "list.exists_one(x, test)",
        says: "Whether the test holds for exactly one item; also `existsOne`.",
        example: "[1, 2, 2].exists_one(x, x == 2)",
        gives: "false",
    },
    Form {
        form: "list.existsOne(i, x, test)",
        says: "The same with the position and the item.",
        example: "[1, 2, 2].existsOne(i, x, i > 0 && x == 2)",
        gives: "false",
    },
    Form {
        form: "list.filter(x, test)",
        says: "The items for which the test holds.",
        example: "[1, 2, 3].filter(x, x > 1)",
        gives: "[2,3]",
    },
    Form {
        form: "list.map(x, value)",
        says: "What the expression gives for every item.",
        example: "['a', 'b'].map(x, x + '!')",
        gives: "[\"a!\",\"b!\"]",
    },
    Form {
        form: "list.map(x, test, value)",
        says: "What the expression gives for the items for which the test holds.",
        example: "[1, 2, 3].map(x, x > 1, x * 10)",
        gives: "[20,30]",
    },
    Form {
        form: "list.transformList(i, x, value)",
        says: "What the expression gives for every position and item, or key and value.",
        example: "['a', 'b'].transformList(i, x, string(i) + x)",
        gives: "[\"0a\",\"1b\"]",
    },
    Form {
        form: "list.transformList(i, x, test, value)",
        says: "The same where the test holds.",
        example: "{'a': 1, 'b': 2}.transformList(k, v, v > 1, k)",
        gives: "[\"b\"]",
    },
    Form {
        form: "map.transformMap(k, v, value)",
        says: "The map with what the expression gives for every value.",
        example: "{'a': 1}.transformMap(k, v, k + string(v))",
        gives: "{\"a\":\"a1\"}",
    },
    Form {
        form: "map.transformMap(k, v, test, value)",
        says: "The same where the test holds.",
        example: "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2)",
        gives: "{\"b\":4}",
    },
    Form {
        form: "list.transformMapEntry(i, x, map)",
        says: "The entries that the expression gives, in one map.",
        example: "['a', 'b'].transformMapEntry(i, x, {x: i})",
        gives: "{\"a\":0,\"b\":1}",
    },
    Form {
        form: "list.transformMapEntry(i, x, test, map)",
        says: "The same where the test holds.",
        example: "{'a': 'x', 'b': ''}.transformMapEntry(k, v, v != '', {v: k})",
        gives: "{\"x\":\"a\"}",
    },
    Form {
        form: "list.sortBy(x, key)",
        says: "The items in the order of their keys.",
        example: "['ccc', 'a', 'bb'].sortBy(x, size(x))",
        gives: "[\"a\",\"bb\",\"ccc\"]",
    },
    Form {
        form: "cel.bind(name, value, expression)",
        says: "The expression, in which the name stands for the value.",
        example: "cel.bind(x, 'ab', x + x)",
        gives: "\"abab\"",
    },
    Form {
        form: "a.?b",
        says: "A field that may be unset: the whole then is.",
        example: "{'a': {'b': 1}}.?a.?c.orValue(0)",
        gives: "0",
    },
    Form {
        form: "a[?key]",
        says: "An item or entry that may be missing.",
        example: "[1, 2][?5].orValue(0)",
        gives: "0",
    },
    Form {
        form: "[?a], {?key: a}",
        says: "An item or entry that is left out where it is unset.",
        example: "[1, ?{'a': 2}.?a, ?{'a': 2}.?b]",
        gives: "[1,2]",
    },
    Form {
        form: "a.?b.orValue(c)",
        says: "The value, or the default where it is unset.",
        example: "{'a': 1}.?b.orValue(2)",
        gives: "2",
    },
    Form {
        form: "a.?b.or(c.?d)",
        says: "The first of two that is set.",
        example: "{'a': 1}.?b.or({'c': 3}.?c).orValue(2)",
        gives: "3",
    },
    Form {
        form: "a.?b.hasValue()",
        says: "Whether it is set.",
        example: "{'a': 1}.?a.hasValue()",
        gives: "true",
    },
    Form {
        form: "a.?b.value()",
        says: "The value; an error where it is unset.",
        example: "{'a': 1}.?a.value()",
        gives: "1",
    },
    Form {
        form: "a.?b.optMap(x, value)",
        says: "What the expression gives for the value, if it is set.",
        example: "{'a': 'x'}.?a.optMap(x, x + '!').orValue('none')",
        gives: "\"x!\"",
    },
    Form {
        form: "a.?b.optFlatMap(x, x.?c)",
        says: "The same for an expression that may be unset.",
        example: "{'a': {'b': 1}}.?a.optFlatMap(x, x.?b).orValue(0)",
        gives: "1",
    },
    Form {
        form: "optional.of(a)",
        says: "A value as one that may be unset.",
        example: "optional.of(1).orValue(2)",
        gives: "1",
    },
    Form {
        form: "optional.ofNonZeroValue(a)",
        says: "The same, unset where the value is false, zero or empty.",
        example: "optional.ofNonZeroValue('').orValue('none')",
        gives: "\"none\"",
    },
    Form {
        form: "optional.none()",
        says: "A value that is unset.",
        example: "optional.none().orValue(2)",
        gives: "2",
    },
];

/// The operators, in the order in which the documentation has them.
pub const OPERATORS: &[Form] = &[
    Form {
        form: "a ? b : c",
        says: "One or the other, as a condition decides.",
        example: "1 < 2 ? 'yes' : 'no'",
        gives: "\"yes\"",
    },
    Form {
        form: "a || b, a && b, !a",
        says: "Logic; what decides outweighs what fails.",
        example: "true || 1 / 0 > 0",
        gives: "true",
    },
    Form {
        form: "a == b, a != b",
        says: "Equality; lists and maps by what they hold.",
        example: "[1, 2] == [1, 2]",
        gives: "true",
    },
    Form {
        form: "a < b, a <= b, a > b, a >= b",
        says: "Order of two numbers, texts, bools, bytes, timestamps or durations.",
        example: "'a' < 'b'",
        gives: "true",
    },
    Form {
        form: "a in b",
        says: "Whether a list has an item, or a map a key.",
        example: "'a' in {'a': 1}",
        gives: "true",
    },
    Form {
        form: "a + b",
        says: "Sums; texts, lists and bytes one after the other; moments later by a duration.",
        example: "'a' + 'b'",
        gives: "\"ab\"",
    },
    Form {
        form: "a - b, a * b, -a",
        says: "Arithmetic; ints and uints fail when they overflow.",
        example: "7 - 2 * 3",
        gives: "1",
    },
    Form {
        form: "a / b, a % b",
        says: "Quotient towards zero and remainder; a division by zero fails.",
        example: "-7 / 2",
        gives: "-3",
    },
    Form {
        form: "a.b, a['b']",
        says: "A field, or an entry of a map.",
        example: "{'a': 1}['a']",
        gives: "1",
    },
    Form {
        form: "a[0]",
        says: "An item of a list, counted from 0.",
        example: "['a', 'b'][1]",
        gives: "\"b\"",
    },
    Form {
        form: "[a, b], {'a': b}",
        says: "Lists and maps; the keys of maps are texts.",
        example: "{'a': [1, 2]}",
        gives: "{\"a\":[1,2]}",
    },
];
