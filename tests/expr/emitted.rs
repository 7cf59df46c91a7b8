//! Written by `emission.rs`; with `UPDATE_EMITTED=1` anew.

use operator_runtime::{Scope, Value, cel, json};

use crate::emission::Emitted;
use crate::fixture::Fixture;

/// How each case is written, and what it became.
pub const CASES: &[Emitted] = &[
    ("", case_0),
    ("plain", case_1),
    ("$${not.an.expression}", case_2),
    ("${spec.image}", case_3),
    ("${spec.replicas}", case_4),
    ("${spec.port}", case_5),
    ("${spec.ratio}", case_6),
    ("${spec.enabled}", case_7),
    ("${spec.type}", case_8),
    ("${spec.mode}", case_9),
    ("${spec.memory}", case_10),
    ("${spec.target}", case_11),
    ("${spec.extra}", case_12),
    ("${spec.hosts}", case_13),
    ("${spec.modes}", case_14),
    ("${spec.sizes}", case_15),
    ("${spec.host}", case_16),
    ("${spec.limit}", case_17),
    ("${spec.tier}", case_18),
    ("${spec.storage}", case_19),
    ("${spec.fallback}", case_20),
    ("${spec.values}", case_21),
    ("${spec.config}", case_22),
    ("${spec.tls}", case_23),
    ("${spec}", case_24),
    ("${labels}", case_25),
    ("${selector}", case_26),
    ("${metadata.name}", case_27),
    ("${metadata.uid}", case_28),
    ("${metadata.generation}", case_29),
    ("${metadata.annotations}", case_30),
    ("${metadata.name}-config", case_31),
    ("{${metadata.namespace}}/${metadata.name}: ${spec.replicas} of ${spec.ratio}, ${spec.enabled}, ${spec.mode}, ${spec.memory}", case_32),
    ("${spec.target}!", case_33),
    ("${\"a\" + \"b\"}", case_34),
    ("${1 + 2 * 3 - 4 / 2 % 3}", case_35),
    ("${-spec.replicas}", case_36),
    ("${-spec.ratio}", case_37),
    ("${spec.replicas * 2 + 1}", case_38),
    ("${spec.port + 1}", case_39),
    ("${spec.port * spec.replicas}", case_40),
    ("${spec.port / spec.replicas}", case_41),
    ("${spec.port % spec.replicas}", case_42),
    ("${spec.replicas - spec.port}", case_43),
    ("${spec.ratio * 2.0 + 1.0}", case_44),
    ("${(spec.ratio + 1.0) * (spec.ratio - 1.0)}", case_45),
    ("${spec.ratio - (spec.ratio - 1.0)}", case_46),
    ("${spec.ratio / (spec.ratio - 0.5)}", case_47),
    ("${spec.image + \":\" + spec.type}", case_48),
    ("${spec.image + string(spec.port) + string(spec.ratio) + string(spec.enabled)}", case_49),
    ("${string(spec.port)}", case_50),
    ("${string(spec.target)}", case_51),
    ("${int(spec.type)}", case_52),
    ("${int(spec.ratio)}", case_53),
    ("${int(spec.target)}", case_54),
    ("${double(spec.replicas)}", case_55),
    ("${double(spec.port)}", case_56),
    ("${double(spec.memory)}", case_57),
    ("${double(deployment.status.load)}", case_58),
    ("${size(spec.image)}", case_59),
    ("${size(spec.mode)}", case_60),
    ("${size(spec.hosts) + size(spec.sizes)}", case_61),
    ("${size(spec.extra)}", case_62),
    ("${spec.image.size() < 3}", case_63),
    ("${size(spec.hosts) == 0}", case_64),
    ("${size(spec.image) > 0 && size(spec.sizes) != 0}", case_65),
    ("${spec.enabled ? 1 : 2}", case_66),
    ("${spec.enabled ? spec.replicas : spec.port}", case_67),
    ("${spec.enabled ? spec.image : \"none\"}", case_68),
    ("${spec.enabled ? spec.image + \"!\" : spec.type}", case_69),
    ("${spec.enabled ? spec.mode : spec.memory}", case_70),
    ("${spec.enabled ? spec.host : spec.path}", case_71),
    ("${spec.enabled ? spec.image : null}", case_72),
    ("${spec.enabled ? spec.extra : spec.image}", case_73),
    ("${spec.enabled ? spec.hosts : spec.modes}", case_74),
    ("${spec.enabled && spec.replicas > 1 ? \"many\" : spec.port > 10 ? \"some\" : \"few\"}", case_75),
    ("${spec.replicas == 3}", case_76),
    ("${spec.replicas == spec.port}", case_77),
    ("${spec.port > 9000000000}", case_78),
    ("${spec.replicas > 9000000000}", case_79),
    ("${spec.ratio > 1}", case_80),
    ("${2 >= spec.ratio}", case_81),
    ("${!(spec.ratio < 1.0)}", case_82),
    ("${!(spec.replicas < 1)}", case_83),
    ("${!(spec.enabled && spec.replicas < 1 || spec.port == 1)}", case_84),
    ("${!(!spec.enabled)}", case_85),
    ("${spec.enabled == true}", case_86),
    ("${spec.enabled != (spec.replicas > 1)}", case_87),
    ("${spec.image == spec.type}", case_88),
    ("${spec.image < \"m\"}", case_89),
    ("${spec.mode == \"fast\"}", case_90),
    ("${spec.mode != spec.type}", case_91),
    ("${spec.memory == \"64Mi\"}", case_92),
    ("${metadata.name == spec.type}", case_93),
    ("${spec.target == \"http\"}", case_94),
    ("${spec.target == 80}", case_95),
    ("${spec.hosts == spec.modes}", case_96),
    ("${spec.hosts == [\"a.example\", \"b.example\"]}", case_97),
    ("${spec.image.startsWith(\"nginx\") || spec.image.endsWith(spec.type) || spec.image.contains(spec.mode)}", case_98),
    ("${spec.mode.startsWith(\"f\")}", case_99),
    ("${\"prefix\".startsWith(spec.type)}", case_100),
    ("${spec.mode in [\"fast\", \"other\"]}", case_101),
    ("${spec.replicas in [1, 3, 3]}", case_102),
    ("${spec.image in spec.hosts}", case_103),
    ("${spec.type in spec.modes}", case_104),
    ("${spec.port in spec.ports}", case_105),
    ("${spec.replicas in spec.ports}", case_106),
    ("${spec.type in spec.sizes}", case_107),
    ("${\"app\" in labels}", case_108),
    ("${spec.type in [spec.image, spec.mode]}", case_109),
    ("${80 in service.spec.ports}", case_110),
    ("${\"web\" in deployment.metadata.labels}", case_111),
    ("${labels[\"app\"]}", case_112),
    ("${labels.tier}-${selector[\"app\"]}", case_113),
    ("${labels[spec.type]}", case_114),
    ("${labels[?\"nope\"].orValue(spec.image)}", case_115),
    ("${spec.sizes.small + spec.sizes[\"large\"]}", case_116),
    ("${spec.sizes[?spec.type].orValue(7)}", case_117),
    ("${spec.hosts[0]}", case_118),
    ("${spec.hosts[1] + \"!\"}", case_119),
    ("${spec.ports[1] + 1}", case_120),
    ("${spec.ports[spec.replicas]}", case_121),
    ("${spec.hosts[?spec.port].orValue(\"none\")}", case_122),
    ("${spec.modes[0]}", case_123),
    ("${spec.?host.orValue(\"none\")}", case_124),
    ("${spec.?host.orValue(spec.image)}", case_125),
    ("${spec.?host.orValue(spec.image + \"!\")}", case_126),
    ("${spec.?host.orValue(labels[spec.type])}", case_127),
    ("${spec.?limit.orValue(1)}", case_128),
    ("${spec.?limit.orValue(spec.replicas)}", case_129),
    ("${spec.?limit.orValue(spec.port / spec.replicas + 1)}", case_130),
    ("${spec.?timeout.orValue(60)}", case_131),
    ("${spec.?weight.orValue(0.25)}", case_132),
    ("${spec.?paused.orValue(true)}", case_133),
    ("${spec.?tier.orValue(\"basic\")}", case_134),
    ("${spec.?storage.orValue(spec.memory)}", case_135),
    ("${spec.?fallback.orValue(spec.target)}", case_136),
    ("${spec.?fallback.orValue(80)}", case_137),
    ("${spec.?values.orValue({\"a\": [1, 2.5, \"x\", true, null]})}", case_138),
    ("${spec.?config.orValue({})}", case_139),
    ("${size(spec.?config.orValue({}))}", case_140),
    ("${spec.?config.?note.orValue(\"none\")}", case_141),
    ("${spec.?config.note.orValue(\"none\")}", case_142),
    ("${spec.?weights.orValue([])}", case_143),
    ("${spec.?weights[0].orValue(9.0)}", case_144),
    ("${spec.?weights[?spec.replicas].orValue(9.0)}", case_145),
    ("${spec.?tls.?secretName.orValue(\"none\")}", case_146),
    ("${spec.?tls.issuer.orValue(\"none\")}", case_147),
    ("${spec.?tls.?bits.orValue(0)}", case_148),
    ("${spec.?tls.days.orValue(0) + 1}", case_149),
    ("${spec.?tls.?mode.orValue(\"none\")}", case_150),
    ("${spec.?tls.names[0].orValue(\"none\")}", case_151),
    ("${spec.?tls.?secretName}", case_152),
    ("${spec.?tls.?secretName.hasValue()}", case_153),
    ("${spec.?values.?k.orValue(\"none\")}", case_154),
    ("${spec.?values.k}", case_155),
    ("${has(spec.host)}", case_156),
    ("${has(spec.tls) && has(spec.tls.secretName)}", case_157),
    ("${has(spec.tls) && has(spec.tls.secretName) ? spec.tls.secretName : \"none\"}", case_158),
    ("${has(spec.host) ? \"https://\" + spec.host : \"none\"}", case_159),
    ("${has(spec.host) ? spec.host : \"none\"}", case_160),
    ("${has(spec.host) ? \"https://\" + spec.host : null}", case_161),
    ("${has(spec.host) ? spec.host + labels[spec.type] : null}", case_162),
    ("${!has(spec.host) ? \"none\" : spec.host + \"!\"}", case_163),
    ("${has(spec.host) && has(spec.path) ? \"https://\" + spec.host + spec.path : \"none\"}", case_164),
    ("${has(spec.host) && spec.enabled && spec.host != spec.image ? spec.host + \"/\" : spec.image}", case_165),
    ("${has(spec.limit) && spec.limit > 1}", case_166),
    ("${has(spec.limit) && spec.replicas < spec.limit}", case_167),
    ("${!has(spec.limit) || spec.limit > spec.port}", case_168),
    ("${!has(spec.limit) || !has(spec.timeout) || spec.limit > spec.timeout}", case_169),
    ("${has(spec.limit) && has(spec.timeout) && spec.limit > spec.timeout && spec.enabled}", case_170),
    ("${has(spec.limit) && spec.limit * 2 > 1}", case_171),
    ("${has(spec.config) ? size(spec.config) : 0}", case_172),
    ("${has(spec.config) && \"note\" in spec.config}", case_173),
    ("${has(spec.config) && has(spec.config.note) ? spec.config.note + \"!\" : \"none\"}", case_174),
    ("${has(spec.tls) ? spec.tls.issuer + string(spec.tls.days) : \"none\"}", case_175),
    ("${has(spec.tls) && spec.tls.days > 30 && spec.tls.issuer == \"ca\"}", case_176),
    ("${has(spec.tier) && spec.tier == spec.mode}", case_177),
    ("${has(spec.storage) && spec.storage == spec.memory}", case_178),
    ("${has(spec.values) && spec.values.n > 3}", case_179),
    ("${has(spec.paused) && spec.paused}", case_180),
    ("${has(spec.weight) && spec.weight * 2.0 > 1.0}", case_181),
    ("${has(spec.host) == has(spec.path)}", case_182),
    ("${spec.enabled || (has(spec.host) && spec.host == \"x\")}", case_183),
    ("${has(metadata.annotations) && metadata.annotations[\"note\"] == \"hello\"}", case_184),
    ("${metadata.?annotations[\"a.b/c\"].orValue(\"none\")}", case_185),
    ("${status.phase}", case_186),
    ("${status.?observed.orValue(-1) + 1}", case_187),
    ("${has(status.phase)}", case_188),
    ("${deployment}", case_189),
    ("${deployment.status.readyReplicas}", case_190),
    ("${deployment.status.?readyReplicas.orValue(0)}", case_191),
    ("${deployment.?status.?readyReplicas}", case_192),
    ("${deployment.status.?phase.orValue(spec.image)}", case_193),
    ("${deployment.status.?phase.orValue(spec.image + \"!\")}", case_194),
    ("${deployment.status.?ready.orValue(false)}", case_195),
    ("${deployment.status.?load.orValue(0.0)}", case_196),
    ("${deployment.status.?conditions.orValue([])}", case_197),
    ("${deployment.status.?conditions.orValue(spec.hosts)}", case_198),
    ("${has(deployment.status.readyReplicas)}", case_199),
    ("${has(deployment.status.zero)}", case_200),
    ("${has(deployment.status.readyReplicas) && deployment.status.readyReplicas >= spec.replicas}", case_201),
    ("${has(deployment.status.phase) ? deployment.status.phase : \"none\"}", case_202),
    ("${has(deployment.status.phase) ? \"phase \" + deployment.status.phase : \"none\"}", case_203),
    ("${deployment.status.readyReplicas == spec.replicas}", case_204),
    ("${deployment.status.readyReplicas >= 2 && service.spec.clusterIP != \"\"}", case_205),
    ("${deployment.status.readyReplicas >= 2 || service.spec.clusterIP == \"10.0.0.1\" || spec.enabled}", case_206),
    ("${deployment.status.readyReplicas >= 2 && service.spec.x == 1 && deployment.status.ready}", case_207),
    ("${!(deployment.status.readyReplicas >= 2 && service.spec.x == 1)}", case_208),
    ("${deployment.status.readyReplicas + 1}", case_209),
    ("${deployment.status.readyReplicas < deployment.spec.replicas}", case_210),
    ("${deployment.status.readyReplicas == deployment.spec.replicas}", case_211),
    ("${deployment.status.phase == \"Ready\"}", case_212),
    ("${deployment.status.ready}", case_213),
    ("${deployment.status.ready == true}", case_214),
    ("${deployment.status.load > 0.25}", case_215),
    ("${deployment.metadata.labels[spec.type]}", case_216),
    ("${deployment.metadata.labels[?metadata.name].orValue(\"none\")}", case_217),
    ("${service.spec.ports[0].port}", case_218),
    ("${service.spec.ports[spec.replicas - 2].port + 1}", case_219),
    ("${service.spec.ports[?5].?port.orValue(8)}", case_220),
    ("${service.spec.clusterIP}:${service.spec.ports[1].port}", case_221),
    ("http://${service.spec.clusterIP}/${metadata.name}", case_222),
    ("${spec.extra.a.b[2].c}", case_223),
    ("${spec.?values.n.orValue(0)}", case_224),
    ("${backend}", case_225),
    ("${backend.spec.host}:${backend.spec.port}", case_226),
    ("${backend.spec.weights[1] + 1}", case_227),
    ("${backend.spec.?gone.orValue(3)}", case_228),
    ("${settings}", case_229),
    ("${settings.?data.?color.orValue(\"white\")}", case_230),
    ("${has(settings.data.color) ? settings.data.color : \"white\"}", case_231),
    ("${has(settings.metadata) && settings.data.shade == \"dark\"}", case_232),
    ("${certificate.?data[?\"key\"].orValue(\"\")}", case_233),
    ("${[spec.image, spec.mode, spec.memory]}", case_234),
    ("${[spec.replicas, spec.port]}", case_235),
    ("${[spec.image, spec.port, [true], {\"k\": spec.hosts}]}", case_236),
    ("${{\"name\": metadata.name, \"list\": [1, 2], spec.type: spec.enabled, \"a\" + spec.image: deployment.status.phase}}", case_237),
    ("${[]}", case_238),
    ("${{}}", case_239),
    ("${\"a\\tb\\\"c\\u00e9{}\"}", case_240),
    ("${r'\\d{2}' + spec.image}", case_241),
    ("${'''tri'ple''' + spec.type}", case_242),
    ("${1.5e10}", case_243),
    ("${-9223372036854775808}", case_244),
    ("${9223372036854775807}", case_245),
    ("${0x1F}", case_246),
    ("${true || spec.enabled}", case_247),
    ("${null}", case_248),
    ("true", case_249),
    ("spec.enabled", case_250),
    ("!spec.enabled", case_251),
    ("has(spec.config)", case_252),
    ("has(spec.host) && spec.replicas > 0", case_253),
    ("deployment.status.ready", case_254),
    ("has(service.status.loadBalancer)", case_255),
    ("metadata.name != \"\" && \"\" != spec.image", case_256),
    ("spec.image + spec.?host.orValue(\"\") == \"\"", case_257),
    ("spec.mode == \"\" || !(metadata.name == \"\")", case_258),
    ("spec.?paused.orValue(false)", case_259),
    ("has(settings.data) && has(certificate.data.key)", case_260),
    ("backend.spec.port > 80", case_261),
    ("deployment.status.ready && spec.enabled", case_262),
    ("deployment.status.ready || service.status.ready || !spec.enabled", case_263),
    ("${\"https://\" + spec.host} when has(spec.host)", case_264),
    ("https://${spec.host}/ when has(spec.host)", case_265),
    ("${spec.host} when has(spec.host) && spec.enabled", case_266),
    ("${spec.limit + 1} when has(spec.limit)", case_267),
    ("${spec.tls.secretName + spec.tls.issuer} when has(spec.tls) && has(spec.tls.secretName)", case_268),
    ("${spec.config.note} when has(spec.config)", case_269),
    ("${size(spec.config)} when has(spec.config)", case_270),
    ("${spec.tier}-${spec.mode} when !(!has(spec.tier) || spec.enabled)", case_271),
    ("${spec.storage == \"1Gi\"} when has(spec.storage)", case_272),
    ("${spec.values.k} when has(spec.values)", case_273),
    ("${spec.weights[0] + 1.0} when has(spec.weights)", case_274),
    ("${certificate.data.key + spec.host} when spec.enabled && has(spec.host)", case_275),
    ("${settings.data.color} when has(settings.data)", case_276),
    ("${workers}", case_277),
    ("${size(workers)}", case_278),
    ("${workers.size() > 1}", case_279),
    ("${string(size(workers))} of ${spec.replicas}", case_280),
    ("${workers[0]}", case_281),
    ("${workers[0].metadata.name}", case_282),
    ("${workers[0].metadata.name}-${workers[1].metadata.name}", case_283),
    ("${workers[spec.replicas - 2].metadata.name}", case_284),
    ("${workers[?0].?metadata.?name.orValue(\"none\")}", case_285),
    ("${workers[?7].?metadata.?name.orValue(\"none\")}", case_286),
    ("${workers[?1].?status.?ready.orValue(0) + 1}", case_287),
    ("${has(workers[0].metadata.labels) ? workers[0].metadata.labels.tier : \"none\"}", case_288),
    ("${size(workers) > 0 && workers[0].status.ready == 2}", case_289),
    ("${{\"names\": [workers[0].metadata.name], \"all\": workers}}", case_290),
];

// 
fn case_0(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(""))
}

// plain
fn case_1(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("plain"))
}

// $${not.an.expression}
fn case_2(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("${not.an.expression}"))
}

// ${spec.image}
fn case_3(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image))
}

// ${spec.replicas}
fn case_4(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.replicas))
}

// ${spec.port}
fn case_5(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.port))
}

// ${spec.ratio}
fn case_6(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ratio))
}

// ${spec.enabled}
fn case_7(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled))
}

// ${spec.type}
fn case_8(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.r#type))
}

// ${spec.mode}
fn case_9(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.mode))
}

// ${spec.memory}
fn case_10(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.memory))
}

// ${spec.target}
fn case_11(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.target))
}

// ${spec.extra}
fn case_12(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.extra))
}

// ${spec.hosts}
fn case_13(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts))
}

// ${spec.modes}
fn case_14(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes))
}

// ${spec.sizes}
fn case_15(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes))
}

// ${spec.host}
fn case_16(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host))
}

// ${spec.limit}
fn case_17(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit))
}

// ${spec.tier}
fn case_18(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tier))
}

// ${spec.storage}
fn case_19(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.storage))
}

// ${spec.fallback}
fn case_20(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.fallback))
}

// ${spec.values}
fn case_21(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.values))
}

// ${spec.config}
fn case_22(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config))
}

// ${spec.tls}
fn case_23(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls))
}

// ${spec}
fn case_24(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec))
}

// ${labels}
fn case_25(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.labels))
}

// ${selector}
fn case_26(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.selector))
}

// ${metadata.name}
fn case_27(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.name))
}

// ${metadata.uid}
fn case_28(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.metadata.uid))
}

// ${metadata.generation}
fn case_29(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.metadata.generation))
}

// ${metadata.annotations}
fn case_30(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.metadata.annotations))
}

// ${metadata.name}-config
fn case_31(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-config", scope.name)))
}

// {${metadata.namespace}}/${metadata.name}: ${spec.replicas} of ${spec.ratio}, ${spec.enabled}, ${spec.mode}, ${spec.memory}
fn case_32(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{{{}}}/{}: {} of {}, {}, {}, {}", scope.namespace, scope.name, this.spec.replicas, this.spec.ratio, this.spec.enabled, this.spec.mode.as_str(), this.spec.memory.0)))
}

// ${spec.target}!
fn case_33(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}!", cel::text(&json!(this.spec.target))?)))
}

// ${"a" + "b"}
fn case_34(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("ab"))
}

// ${1 + 2 * 3 - 4 / 2 % 3}
fn case_35(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(5))
}

// ${-spec.replicas}
fn case_36(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::neg(i64::from(this.spec.replicas))?))
}

// ${-spec.ratio}
fn case_37(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(-this.spec.ratio))
}

// ${spec.replicas * 2 + 1}
fn case_38(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::mul(i64::from(this.spec.replicas), 2)?, 1)?))
}

// ${spec.port + 1}
fn case_39(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(this.spec.port, 1)?))
}

// ${spec.port * spec.replicas}
fn case_40(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::mul(this.spec.port, i64::from(this.spec.replicas))?))
}

// ${spec.port / spec.replicas}
fn case_41(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::div(this.spec.port, i64::from(this.spec.replicas))?))
}

// ${spec.port % spec.replicas}
fn case_42(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::rem(this.spec.port, i64::from(this.spec.replicas))?))
}

// ${spec.replicas - spec.port}
fn case_43(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::sub(i64::from(this.spec.replicas), this.spec.port)?))
}

// ${spec.ratio * 2.0 + 1.0}
fn case_44(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ratio * 2.0 + 1.0))
}

// ${(spec.ratio + 1.0) * (spec.ratio - 1.0)}
fn case_45(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((this.spec.ratio + 1.0) * (this.spec.ratio - 1.0)))
}

// ${spec.ratio - (spec.ratio - 1.0)}
fn case_46(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ratio - (this.spec.ratio - 1.0)))
}

// ${spec.ratio / (spec.ratio - 0.5)}
fn case_47(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ratio / (this.spec.ratio - 0.5)))
}

// ${spec.image + ":" + spec.type}
fn case_48(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}:{}", this.spec.image, this.spec.r#type)))
}

// ${spec.image + string(spec.port) + string(spec.ratio) + string(spec.enabled)}
fn case_49(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}{}{}", this.spec.image, this.spec.port, this.spec.ratio, this.spec.enabled)))
}

// ${string(spec.port)}
fn case_50(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.port.to_string()))
}

// ${string(spec.target)}
fn case_51(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text(&json!(this.spec.target))?))
}

// ${int(spec.type)}
fn case_52(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_int(&this.spec.r#type)?))
}

// ${int(spec.ratio)}
fn case_53(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::truncate(this.spec.ratio)?))
}

// ${int(spec.target)}
fn case_54(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_int(&json!(this.spec.target))?))
}

// ${double(spec.replicas)}
fn case_55(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::from(this.spec.replicas)))
}

// ${double(spec.port)}
fn case_56(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.port as f64))
}

// ${double(spec.memory)}
fn case_57(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_double(this.spec.memory.0.as_str())?))
}

// ${double(deployment.status.load)}
fn case_58(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_double(cel::get(scope.child("deployment"), "deployment", &["status", "load"])?)?))
}

// ${size(spec.image)}
fn case_59(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image.chars().count() as i64))
}

// ${size(spec.mode)}
fn case_60(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.mode.as_str().chars().count() as i64))
}

// ${size(spec.hosts) + size(spec.sizes)}
fn case_61(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(this.spec.hosts.len() as i64, this.spec.sizes.len() as i64)?))
}

// ${size(spec.extra)}
fn case_62(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&this.spec.extra)?))
}

// ${spec.image.size() < 3}
fn case_63(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((this.spec.image.chars().count() as i64) < 3))
}

// ${size(spec.hosts) == 0}
fn case_64(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.is_empty()))
}

// ${size(spec.image) > 0 && size(spec.sizes) != 0}
fn case_65(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(!this.spec.image.is_empty() && !this.spec.sizes.is_empty()))
}

// ${spec.enabled ? 1 : 2}
fn case_66(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { 1 } else { 2 }))
}

// ${spec.enabled ? spec.replicas : spec.port}
fn case_67(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { i64::from(this.spec.replicas) } else { this.spec.port }))
}

// ${spec.enabled ? spec.image : "none"}
fn case_68(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.image.as_str() } else { "none" }))
}

// ${spec.enabled ? spec.image + "!" : spec.type}
fn case_69(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { format!("{}!", this.spec.image) } else { this.spec.r#type.clone() }))
}

// ${spec.enabled ? spec.mode : spec.memory}
fn case_70(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.mode.as_str() } else { this.spec.memory.0.as_str() }))
}

// ${spec.enabled ? spec.host : spec.path}
fn case_71(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { json!(this.spec.host) } else { json!(this.spec.path) }))
}

// ${spec.enabled ? spec.image : null}
fn case_72(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { json!(this.spec.image) } else { Value::Null }))
}

// ${spec.enabled ? spec.extra : spec.image}
fn case_73(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.extra.clone() } else { json!(this.spec.image) }))
}

// ${spec.enabled ? spec.hosts : spec.modes}
fn case_74(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { json!(this.spec.hosts) } else { json!(this.spec.modes) }))
}

// ${spec.enabled && spec.replicas > 1 ? "many" : spec.port > 10 ? "some" : "few"}
fn case_75(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled && this.spec.replicas > 1 { "many" } else if this.spec.port > 10 { "some" } else { "few" }))
}

// ${spec.replicas == 3}
fn case_76(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.replicas == 3))
}

// ${spec.replicas == spec.port}
fn case_77(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(i64::from(this.spec.replicas) == this.spec.port))
}

// ${spec.port > 9000000000}
fn case_78(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.port > 9000000000_i64))
}

// ${spec.replicas > 9000000000}
fn case_79(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(i64::from(this.spec.replicas) > 9000000000_i64))
}

// ${spec.ratio > 1}
fn case_80(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ratio > 1.0))
}

// ${2 >= spec.ratio}
fn case_81(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(2.0 >= this.spec.ratio))
}

// ${!(spec.ratio < 1.0)}
fn case_82(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(std::ops::Not::not(this.spec.ratio < 1.0)))
}

// ${!(spec.replicas < 1)}
fn case_83(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.replicas >= 1))
}

// ${!(spec.enabled && spec.replicas < 1 || spec.port == 1)}
fn case_84(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((!this.spec.enabled || this.spec.replicas >= 1) && this.spec.port != 1))
}

// ${!(!spec.enabled)}
fn case_85(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled))
}

// ${spec.enabled == true}
fn case_86(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled))
}

// ${spec.enabled != (spec.replicas > 1)}
fn case_87(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled != (this.spec.replicas > 1)))
}

// ${spec.image == spec.type}
fn case_88(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image == this.spec.r#type))
}

// ${spec.image < "m"}
fn case_89(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image.as_str() < "m"))
}

// ${spec.mode == "fast"}
fn case_90(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.mode.as_str() == "fast"))
}

// ${spec.mode != spec.type}
fn case_91(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.mode.as_str() != this.spec.r#type.as_str()))
}

// ${spec.memory == "64Mi"}
fn case_92(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.memory.0.as_str() == "64Mi"))
}

// ${metadata.name == spec.type}
fn case_93(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.name == this.spec.r#type))
}

// ${spec.target == "http"}
fn case_94(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(this.spec.target), &json!("http"))))
}

// ${spec.target == 80}
fn case_95(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(this.spec.target), &json!(80))))
}

// ${spec.hosts == spec.modes}
fn case_96(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(this.spec.hosts), &json!(this.spec.modes))))
}

// ${spec.hosts == ["a.example", "b.example"]}
fn case_97(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(this.spec.hosts), &json!(["a.example", "b.example"]))))
}

// ${spec.image.startsWith("nginx") || spec.image.endsWith(spec.type) || spec.image.contains(spec.mode)}
fn case_98(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image.starts_with("nginx") || this.spec.image.ends_with(&this.spec.r#type) || this.spec.image.contains(this.spec.mode.as_str())))
}

// ${spec.mode.startsWith("f")}
fn case_99(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.mode.as_str().starts_with("f")))
}

// ${"prefix".startsWith(spec.type)}
fn case_100(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("prefix".starts_with(&this.spec.r#type)))
}

// ${spec.mode in ["fast", "other"]}
fn case_101(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(matches!(this.spec.mode.as_str(), "fast" | "other")))
}

// ${spec.replicas in [1, 3, 3]}
fn case_102(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(matches!(i64::from(this.spec.replicas), 1 | 3)))
}

// ${spec.image in spec.hosts}
fn case_103(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.contains(&this.spec.image)))
}

// ${spec.type in spec.modes}
fn case_104(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes.iter().any(|found| found.as_str() == this.spec.r#type.as_str())))
}

// ${spec.port in spec.ports}
fn case_105(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().any(|&found| i64::from(found) == this.spec.port)))
}

// ${spec.replicas in spec.ports}
fn case_106(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.contains(&this.spec.replicas)))
}

// ${spec.type in spec.sizes}
fn case_107(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.contains_key(&this.spec.r#type)))
}

// ${"app" in labels}
fn case_108(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.labels.contains_key("app")))
}

// ${spec.type in [spec.image, spec.mode]}
fn case_109(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::contains(&json!([this.spec.image, this.spec.mode]), &json!(this.spec.r#type))?))
}

// ${80 in service.spec.ports}
fn case_110(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::contains(cel::get(scope.child("service"), "service", &["spec", "ports"])?, &json!(80))?))
}

// ${"web" in deployment.metadata.labels}
fn case_111(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::contains(cel::get(scope.child("deployment"), "deployment", &["metadata", "labels"])?, &json!("web"))?))
}

// ${labels["app"]}
fn case_112(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(scope.labels.get("app"), "labels[\"app\"]")?))
}

// ${labels.tier}-${selector["app"]}
fn case_113(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-{}", cel::present(scope.labels.get("tier"), "labels.tier")?, cel::present(scope.selector.get("app"), "selector[\"app\"]")?)))
}

// ${labels[spec.type]}
fn case_114(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(scope.labels.get(&this.spec.r#type), "labels[spec.type]")?))
}

// ${labels[?"nope"].orValue(spec.image)}
fn case_115(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.labels.get("nope").map_or(this.spec.image.as_str(), String::as_str)))
}

// ${spec.sizes.small + spec.sizes["large"]}
fn case_116(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::present(this.spec.sizes.get("small").copied(), "spec.sizes.small")?, cel::present(this.spec.sizes.get("large").copied(), "spec.sizes[\"large\"]")?)?))
}

// ${spec.sizes[?spec.type].orValue(7)}
fn case_117(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.get(&this.spec.r#type).copied().unwrap_or(7)))
}

// ${spec.hosts[0]}
fn case_118(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.hosts.first(), "spec.hosts[0]")?))
}

// ${spec.hosts[1] + "!"}
fn case_119(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}!", cel::present(this.spec.hosts.get(1), "spec.hosts[1]")?)))
}

// ${spec.ports[1] + 1}
fn case_120(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(i64::from(cel::present(this.spec.ports.get(1).copied(), "spec.ports[1]")?), 1)?))
}

// ${spec.ports[spec.replicas]}
fn case_121(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::at(&this.spec.ports, i64::from(this.spec.replicas)).copied(), "spec.ports[spec.replicas]")?))
}

// ${spec.hosts[?spec.port].orValue("none")}
fn case_122(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::at(&this.spec.hosts, this.spec.port).map_or("none", String::as_str)))
}

// ${spec.modes[0]}
fn case_123(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.modes.first(), "spec.modes[0]")?))
}

// ${spec.?host.orValue("none")}
fn case_124(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.as_deref().unwrap_or("none")))
}

// ${spec.?host.orValue(spec.image)}
fn case_125(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.as_deref().unwrap_or(this.spec.image.as_str())))
}

// ${spec.?host.orValue(spec.image + "!")}
fn case_126(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.clone().unwrap_or_else(|| format!("{}!", this.spec.image))))
}

// ${spec.?host.orValue(labels[spec.type])}
fn case_127(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(found) = &this.spec.host { found.as_str() } else { cel::present(scope.labels.get(&this.spec.r#type), "labels[spec.type]")?.as_str() }))
}

// ${spec.?limit.orValue(1)}
fn case_128(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.map_or(1, i64::from)))
}

// ${spec.?limit.orValue(spec.replicas)}
fn case_129(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.map_or(i64::from(this.spec.replicas), i64::from)))
}

// ${spec.?limit.orValue(spec.port / spec.replicas + 1)}
fn case_130(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(found) = this.spec.limit { i64::from(found) } else { cel::add(cel::div(this.spec.port, i64::from(this.spec.replicas))?, 1)? }))
}

// ${spec.?timeout.orValue(60)}
fn case_131(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.timeout.unwrap_or(60)))
}

// ${spec.?weight.orValue(0.25)}
fn case_132(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.weight.unwrap_or(0.25)))
}

// ${spec.?paused.orValue(true)}
fn case_133(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.paused.unwrap_or(true)))
}

// ${spec.?tier.orValue("basic")}
fn case_134(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tier.as_ref().map_or("basic", |found| found.as_str())))
}

// ${spec.?storage.orValue(spec.memory)}
fn case_135(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.storage.as_ref().map_or(this.spec.memory.0.as_str(), |found| found.0.as_str())))
}

// ${spec.?fallback.orValue(spec.target)}
fn case_136(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.fallback.as_ref().map(|value| json!(value)).unwrap_or_else(|| json!(this.spec.target))))
}

// ${spec.?fallback.orValue(80)}
fn case_137(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.fallback.as_ref().map(|value| json!(value)).as_ref().map_or(Ok(80), cel::int)?))
}

// ${spec.?values.orValue({"a": [1, 2.5, "x", true, null]})}
fn case_138(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.values.as_ref().cloned().unwrap_or_else(|| json!({ "a": [1, 2.5, "x", true, null] }))))
}

// ${spec.?config.orValue({})}
fn case_139(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.clone().unwrap_or_default()))
}

// ${size(spec.?config.orValue({}))}
fn case_140(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.clone().unwrap_or_default().len() as i64))
}

// ${spec.?config.?note.orValue("none")}
fn case_141(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.as_ref().and_then(|of| of.get("note")).map_or("none", String::as_str)))
}

// ${spec.?config.note.orValue("none")}
fn case_142(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.as_ref().and_then(|of| of.get("note")).map_or("none", String::as_str)))
}

// ${spec.?weights.orValue([])}
fn case_143(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.weights.clone().unwrap_or_default()))
}

// ${spec.?weights[0].orValue(9.0)}
fn case_144(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.weights.as_ref().and_then(|of| of.first()).copied().unwrap_or(9.0)))
}

// ${spec.?weights[?spec.replicas].orValue(9.0)}
fn case_145(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.weights.as_ref().and_then(|of| cel::at(of, i64::from(this.spec.replicas))).copied().unwrap_or(9.0)))
}

// ${spec.?tls.?secretName.orValue("none")}
fn case_146(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().and_then(|of| of.secret_name.as_ref()).map_or("none", String::as_str)))
}

// ${spec.?tls.issuer.orValue("none")}
fn case_147(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().map(|of| &of.issuer).map_or("none", String::as_str)))
}

// ${spec.?tls.?bits.orValue(0)}
fn case_148(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().and_then(|of| of.bits).map_or(0, i64::from)))
}

// ${spec.?tls.days.orValue(0) + 1}
fn case_149(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(this.spec.tls.as_ref().map(|of| of.days).map_or(0, i64::from), 1)?))
}

// ${spec.?tls.?mode.orValue("none")}
fn case_150(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().and_then(|of| of.mode.as_ref()).map_or("none", |found| found.as_str())))
}

// ${spec.?tls.names[0].orValue("none")}
fn case_151(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().map(|of| &of.names).and_then(|of| of.first()).map_or("none", String::as_str)))
}

// ${spec.?tls.?secretName}
fn case_152(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().and_then(|of| of.secret_name.as_ref())))
}

// ${spec.?tls.?secretName.hasValue()}
fn case_153(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().and_then(|of| of.secret_name.as_ref()).is_some()))
}

// ${spec.?values.?k.orValue("none")}
fn case_154(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(this.spec.values.as_ref(), &["k"]).map_or(Ok("none"), cel::string)?))
}

// ${spec.?values.k}
fn case_155(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(this.spec.values.as_ref(), &["k"])))
}

// ${has(spec.host)}
fn case_156(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.is_some()))
}

// ${has(spec.tls) && has(spec.tls.secretName)}
fn case_157(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().is_some_and(|tls| tls.secret_name.is_some())))
}

// ${has(spec.tls) && has(spec.tls.secretName) ? spec.tls.secretName : "none"}
fn case_158(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(tls) = &this.spec.tls && let Some(secret_name) = &tls.secret_name { secret_name.as_str() } else { "none" }))
}

// ${has(spec.host) ? "https://" + spec.host : "none"}
fn case_159(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host { format!("https://{host}") } else { "none".to_owned() }))
}

// ${has(spec.host) ? spec.host : "none"}
fn case_160(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.as_deref().unwrap_or("none")))
}

// ${has(spec.host) ? "https://" + spec.host : null}
fn case_161(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.as_ref().map(|host| format!("https://{host}"))))
}

// ${has(spec.host) ? spec.host + labels[spec.type] : null}
fn case_162(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host { json!(format!("{host}{}", cel::present(scope.labels.get(&this.spec.r#type), "labels[spec.type]")?)) } else { Value::Null }))
}

// ${!has(spec.host) ? "none" : spec.host + "!"}
fn case_163(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host { format!("{host}!") } else { "none".to_owned() }))
}

// ${has(spec.host) && has(spec.path) ? "https://" + spec.host + spec.path : "none"}
fn case_164(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host && let Some(path) = &this.spec.path { format!("https://{host}{path}") } else { "none".to_owned() }))
}

// ${has(spec.host) && spec.enabled && spec.host != spec.image ? spec.host + "/" : spec.image}
fn case_165(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host && this.spec.enabled && *host != this.spec.image { format!("{host}/") } else { this.spec.image.clone() }))
}

// ${has(spec.limit) && spec.limit > 1}
fn case_166(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_some_and(|limit| limit > 1)))
}

// ${has(spec.limit) && spec.replicas < spec.limit}
fn case_167(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_some_and(|limit| this.spec.replicas < limit)))
}

// ${!has(spec.limit) || spec.limit > spec.port}
fn case_168(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_none_or(|limit| i64::from(limit) > this.spec.port)))
}

// ${!has(spec.limit) || !has(spec.timeout) || spec.limit > spec.timeout}
fn case_169(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_none_or(|limit| this.spec.timeout.is_none_or(|timeout| i64::from(limit) > timeout))))
}

// ${has(spec.limit) && has(spec.timeout) && spec.limit > spec.timeout && spec.enabled}
fn case_170(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_some_and(|limit| this.spec.timeout.is_some_and(|timeout| i64::from(limit) > timeout && this.spec.enabled))))
}

// ${has(spec.limit) && spec.limit * 2 > 1}
fn case_171(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(limit) = this.spec.limit { cel::mul(i64::from(limit), 2)? > 1 } else { false }))
}

// ${has(spec.config) ? size(spec.config) : 0}
fn case_172(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(config) = &this.spec.config { config.len() as i64 } else { 0 }))
}

// ${has(spec.config) && "note" in spec.config}
fn case_173(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.as_ref().is_some_and(|config| config.contains_key("note"))))
}

// ${has(spec.config) && has(spec.config.note) ? spec.config.note + "!" : "none"}
fn case_174(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(config) = &this.spec.config && let Some(note) = config.get("note") { format!("{note}!") } else { "none".to_owned() }))
}

// ${has(spec.tls) ? spec.tls.issuer + string(spec.tls.days) : "none"}
fn case_175(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(tls) = &this.spec.tls { format!("{}{}", tls.issuer, tls.days) } else { "none".to_owned() }))
}

// ${has(spec.tls) && spec.tls.days > 30 && spec.tls.issuer == "ca"}
fn case_176(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.as_ref().is_some_and(|tls| tls.days > 30 && tls.issuer == "ca")))
}

// ${has(spec.tier) && spec.tier == spec.mode}
fn case_177(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tier.as_ref().is_some_and(|tier| tier.as_str() == this.spec.mode.as_str())))
}

// ${has(spec.storage) && spec.storage == spec.memory}
fn case_178(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.storage.as_ref().is_some_and(|storage| storage.0.as_str() == this.spec.memory.0.as_str())))
}

// ${has(spec.values) && spec.values.n > 3}
fn case_179(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(values) = &this.spec.values { cel::int(cel::get(Some(values), "spec.values", &["n"])?)? > 3 } else { false }))
}

// ${has(spec.paused) && spec.paused}
fn case_180(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.paused.is_some_and(|paused| paused)))
}

// ${has(spec.weight) && spec.weight * 2.0 > 1.0}
fn case_181(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.weight.is_some_and(|weight| weight * 2.0 > 1.0)))
}

// ${has(spec.host) == has(spec.path)}
fn case_182(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.is_some() == this.spec.path.is_some()))
}

// ${spec.enabled || (has(spec.host) && spec.host == "x")}
fn case_183(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled || this.spec.host.as_ref().is_some_and(|host| host == "x")))
}

// ${has(metadata.annotations) && metadata.annotations["note"] == "hello"}
fn case_184(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(annotations) = &this.metadata.annotations { cel::present(annotations.get("note"), "metadata.annotations[\"note\"]")? == "hello" } else { false }))
}

// ${metadata.?annotations["a.b/c"].orValue("none")}
fn case_185(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.metadata.annotations.as_ref().and_then(|of| of.get("a.b/c")).map_or("none", String::as_str)))
}

// ${status.phase}
fn case_186(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(scope.status), "status", &["phase"])?))
}

// ${status.?observed.orValue(-1) + 1}
fn case_187(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::find(Some(scope.status), &["observed"]).map_or(Ok(-1), cel::int)?, 1)?))
}

// ${has(status.phase)}
fn case_188(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(scope.status), &["phase"]).is_some()))
}

// ${deployment}
fn case_189(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("deployment"), "deployment", &[])?))
}

// ${deployment.status.readyReplicas}
fn case_190(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?))
}

// ${deployment.status.?readyReplicas.orValue(0)}
fn case_191(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "readyReplicas"]).map_or(Ok(0), cel::int)?))
}

// ${deployment.?status.?readyReplicas}
fn case_192(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "readyReplicas"])))
}

// ${deployment.status.?phase.orValue(spec.image)}
fn case_193(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "phase"]).map_or(Ok(this.spec.image.as_str()), cel::string)?))
}

// ${deployment.status.?phase.orValue(spec.image + "!")}
fn case_194(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(found) = cel::find(scope.child("deployment"), &["status", "phase"]) { cel::string(found)?.to_owned() } else { format!("{}!", this.spec.image) }))
}

// ${deployment.status.?ready.orValue(false)}
fn case_195(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "ready"]).map_or(Ok(false), cel::boolean)?))
}

// ${deployment.status.?load.orValue(0.0)}
fn case_196(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "load"]).map_or(Ok(0.0), cel::double)?))
}

// ${deployment.status.?conditions.orValue([])}
fn case_197(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "conditions"]).cloned().unwrap_or_else(|| json!([]))))
}

// ${deployment.status.?conditions.orValue(spec.hosts)}
fn case_198(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "conditions"]).cloned().unwrap_or_else(|| json!(this.spec.hosts))))
}

// ${has(deployment.status.readyReplicas)}
fn case_199(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "readyReplicas"]).is_some()))
}

// ${has(deployment.status.zero)}
fn case_200(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "zero"]).is_some()))
}

// ${has(deployment.status.readyReplicas) && deployment.status.readyReplicas >= spec.replicas}
fn case_201(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(ready_replicas) = cel::find(scope.child("deployment"), &["status", "readyReplicas"]) { cel::int(ready_replicas)? >= i64::from(this.spec.replicas) } else { false }))
}

// ${has(deployment.status.phase) ? deployment.status.phase : "none"}
fn case_202(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["status", "phase"]).cloned().unwrap_or_else(|| json!("none"))))
}

// ${has(deployment.status.phase) ? "phase " + deployment.status.phase : "none"}
fn case_203(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(phase) = cel::find(scope.child("deployment"), &["status", "phase"]) { format!("phase {}", cel::string(phase)?) } else { "none".to_owned() }))
}

// ${deployment.status.readyReplicas == spec.replicas}
fn case_204(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?, &json!(this.spec.replicas))))
}

// ${deployment.status.readyReplicas >= 2 && service.spec.clusterIP != ""}
fn case_205(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::and(|| Ok(cel::int(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?)? >= 2), || Ok(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])? != ""))?))
}

// ${deployment.status.readyReplicas >= 2 || service.spec.clusterIP == "10.0.0.1" || spec.enabled}
fn case_206(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.enabled || cel::or(|| Ok(cel::int(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?)? >= 2), || Ok(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])? == "10.0.0.1"))?))
}

// ${deployment.status.readyReplicas >= 2 && service.spec.x == 1 && deployment.status.ready}
fn case_207(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::and(|| Ok(cel::int(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?)? >= 2), || cel::and(|| Ok(cel::equal(cel::get(scope.child("service"), "service", &["spec", "x"])?, &json!(1))), || cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?)))?))
}

// ${!(deployment.status.readyReplicas >= 2 && service.spec.x == 1)}
fn case_208(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::or(|| Ok(cel::int(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?)? < 2), || Ok(!cel::equal(cel::get(scope.child("service"), "service", &["spec", "x"])?, &json!(1))))?))
}

// ${deployment.status.readyReplicas + 1}
fn case_209(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::int(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?)?, 1)?))
}

// ${deployment.status.readyReplicas < deployment.spec.replicas}
fn case_210(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::compare(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?, cel::get(scope.child("deployment"), "deployment", &["spec", "replicas"])?)?.is_lt()))
}

// ${deployment.status.readyReplicas == deployment.spec.replicas}
fn case_211(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(cel::get(scope.child("deployment"), "deployment", &["status", "readyReplicas"])?, cel::get(scope.child("deployment"), "deployment", &["spec", "replicas"])?)))
}

// ${deployment.status.phase == "Ready"}
fn case_212(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("deployment"), "deployment", &["status", "phase"])? == "Ready"))
}

// ${deployment.status.ready}
fn case_213(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?))
}

// ${deployment.status.ready == true}
fn case_214(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])? == true))
}

// ${deployment.status.load > 0.25}
fn case_215(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::double(cel::get(scope.child("deployment"), "deployment", &["status", "load"])?)? > 0.25))
}

// ${deployment.metadata.labels[spec.type]}
fn case_216(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(scope.child("deployment"), &["metadata", "labels", &this.spec.r#type]), "deployment.metadata.labels[spec.type]")?))
}

// ${deployment.metadata.labels[?metadata.name].orValue("none")}
fn case_217(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("deployment"), &["metadata", "labels", scope.name]).map_or(Ok("none"), cel::string)?))
}

// ${service.spec.ports[0].port}
fn case_218(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(scope.child("service"), &["spec", "ports", "0", "port"]), "service.spec.ports[0].port")?))
}

// ${service.spec.ports[spec.replicas - 2].port + 1}
fn case_219(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::int(cel::present(cel::find(scope.child("service"), &["spec", "ports", &cel::sub(i64::from(this.spec.replicas), 2)?.to_string(), "port"]), "service.spec.ports[spec.replicas - 2].port")?)?, 1)?))
}

// ${service.spec.ports[?5].?port.orValue(8)}
fn case_220(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.child("service"), &["spec", "ports", "5", "port"]).map_or(Ok(8), cel::int)?))
}

// ${service.spec.clusterIP}:${service.spec.ports[1].port}
fn case_221(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}:{}", cel::text(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])?)?, cel::text(cel::present(cel::find(scope.child("service"), &["spec", "ports", "1", "port"]), "service.spec.ports[1].port")?)?)))
}

// http://${service.spec.clusterIP}/${metadata.name}
fn case_222(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("http://{}/{}", cel::text(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])?)?, scope.name)))
}

// ${spec.extra.a.b[2].c}
fn case_223(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&this.spec.extra), &["a", "b", "2", "c"]), "spec.extra.a.b[2].c")?))
}

// ${spec.?values.n.orValue(0)}
fn case_224(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(this.spec.values.as_ref(), &["n"]).map_or(Ok(0), cel::int)?))
}

// ${backend}
fn case_225(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.reference("backend"), "backend", &[])?))
}

// ${backend.spec.host}:${backend.spec.port}
fn case_226(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}:{}", cel::text(cel::get(scope.reference("backend"), "backend", &["spec", "host"])?)?, cel::text(cel::get(scope.reference("backend"), "backend", &["spec", "port"])?)?)))
}

// ${backend.spec.weights[1] + 1}
fn case_227(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::int(cel::present(cel::find(scope.reference("backend"), &["spec", "weights", "1"]), "backend.spec.weights[1]")?)?, 1)?))
}

// ${backend.spec.?gone.orValue(3)}
fn case_228(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("backend"), &["spec", "gone"]).map_or(Ok(3), cel::int)?))
}

// ${settings}
fn case_229(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("settings"), &[])))
}

// ${settings.?data.?color.orValue("white")}
fn case_230(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("settings"), &["data", "color"]).map_or(Ok("white"), cel::string)?))
}

// ${has(settings.data.color) ? settings.data.color : "white"}
fn case_231(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("settings"), &["data", "color"]).cloned().unwrap_or_else(|| json!("white"))))
}

// ${has(settings.metadata) && settings.data.shade == "dark"}
fn case_232(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("settings"), &["metadata"]).is_some() && cel::get(scope.reference("settings"), "settings", &["data", "shade"])? == "dark"))
}

// ${certificate.?data[?"key"].orValue("")}
fn case_233(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(scope.reference("certificate"), &["data", "key"]).map_or(Ok(""), cel::string)?))
}

// ${[spec.image, spec.mode, spec.memory]}
fn case_234(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!([this.spec.image, this.spec.mode, this.spec.memory])))
}

// ${[spec.replicas, spec.port]}
fn case_235(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!([this.spec.replicas, this.spec.port])))
}

// ${[spec.image, spec.port, [true], {"k": spec.hosts}]}
fn case_236(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!([this.spec.image, this.spec.port, [true], { "k": this.spec.hosts }])))
}

// ${{"name": metadata.name, "list": [1, 2], spec.type: spec.enabled, "a" + spec.image: deployment.status.phase}}
fn case_237(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!({ "name": scope.name, "list": [1, 2], (this.spec.r#type.clone()): this.spec.enabled, (format!("a{}", this.spec.image)): cel::get(scope.child("deployment"), "deployment", &["status", "phase"])? })))
}

// ${[]}
fn case_238(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!([])))
}

// ${{}}
fn case_239(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!({  })))
}

// ${"a\\tb\\"c\\u00e9{}"}
fn case_240(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("a\tb\"cé{}"))
}

// ${r'\\d{2}' + spec.image}
fn case_241(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("\\d{{2}}{}", this.spec.image)))
}

// ${'''tri'ple''' + spec.type}
fn case_242(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("tri'ple{}", this.spec.r#type)))
}

// ${1.5e10}
fn case_243(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(15000000000.0))
}

// ${-9223372036854775808}
fn case_244(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(i64::MIN))
}

// ${9223372036854775807}
fn case_245(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(9223372036854775807_i64))
}

// ${0x1F}
fn case_246(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(31))
}

// ${true || spec.enabled}
fn case_247(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(true))
}

// ${null}
fn case_248(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(Value::Null))
}

// true
fn case_249(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(true))
}

// spec.enabled
fn case_250(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.enabled))
}

// !spec.enabled
fn case_251(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!this.spec.enabled))
}

// has(spec.config)
fn case_252(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.config.is_some()))
}

// has(spec.host) && spec.replicas > 0
fn case_253(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.host.is_some() && this.spec.replicas > 0))
}

// deployment.status.ready
fn case_254(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?)?))
}

// has(service.status.loadBalancer)
fn case_255(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::find(scope.child("service"), &["status", "loadBalancer"]).is_some()))
}

// metadata.name != "" && "" != spec.image
fn case_256(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!scope.name.is_empty() && !this.spec.image.is_empty()))
}

// spec.image + spec.?host.orValue("") == ""
fn case_257(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(format!("{}{}", this.spec.image, this.spec.host.as_deref().unwrap_or("")).is_empty()))
}

// spec.mode == "" || !(metadata.name == "")
fn case_258(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.mode.as_str().is_empty() || !scope.name.is_empty()))
}

// spec.?paused.orValue(false)
fn case_259(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.paused.unwrap_or(false)))
}

// has(settings.data) && has(certificate.data.key)
fn case_260(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::find(scope.reference("settings"), &["data"]).is_some() && cel::find(scope.reference("certificate"), &["data", "key"]).is_some()))
}

// backend.spec.port > 80
fn case_261(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::int(cel::get(scope.reference("backend"), "backend", &["spec", "port"])?)? > 80))
}

// deployment.status.ready && spec.enabled
fn case_262(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.enabled && cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?)?))
}

// deployment.status.ready || service.status.ready || !spec.enabled
fn case_263(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!this.spec.enabled || cel::or(|| cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?), || cel::boolean(cel::get(scope.child("service"), "service", &["status", "ready"])?))?))
}

// ${"https://" + spec.host} when has(spec.host)
fn case_264(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("https://{}", cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// https://${spec.host}/ when has(spec.host)
fn case_265(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("https://{}/", cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// ${spec.host} when has(spec.host) && spec.enabled
fn case_266(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host))
}

// ${spec.limit + 1} when has(spec.limit)
fn case_267(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(i64::from(cel::present(this.spec.limit, "spec.limit")?), 1)?))
}

// ${spec.tls.secretName + spec.tls.issuer} when has(spec.tls) && has(spec.tls.secretName)
fn case_268(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}", cel::present(cel::present(this.spec.tls.as_ref(), "spec.tls")?.secret_name.as_ref(), "spec.tls.secretName")?, cel::present(this.spec.tls.as_ref(), "spec.tls")?.issuer)))
}

// ${spec.config.note} when has(spec.config)
fn case_269(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::present(this.spec.config.as_ref(), "spec.config")?.get("note"), "spec.config.note")?))
}

// ${size(spec.config)} when has(spec.config)
fn case_270(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.config.as_ref(), "spec.config")?.len() as i64))
}

// ${spec.tier}-${spec.mode} when !(!has(spec.tier) || spec.enabled)
fn case_271(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-{}", cel::present(this.spec.tier.as_ref(), "spec.tier")?.as_str(), this.spec.mode.as_str())))
}

// ${spec.storage == "1Gi"} when has(spec.storage)
fn case_272(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.storage.as_ref(), "spec.storage")?.0.as_str() == "1Gi"))
}

// ${spec.values.k} when has(spec.values)
fn case_273(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(this.spec.values.as_ref(), "spec.values")?), "spec.values", &["k"])?))
}

// ${spec.weights[0] + 1.0} when has(spec.weights)
fn case_274(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::present(this.spec.weights.as_ref(), "spec.weights")?.first().copied(), "spec.weights[0]")? + 1.0))
}

// ${certificate.data.key + spec.host} when spec.enabled && has(spec.host)
fn case_275(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}", cel::string(cel::get(scope.reference("certificate"), "certificate", &["data", "key"])?)?, cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// ${settings.data.color} when has(settings.data)
fn case_276(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.reference("settings"), "settings", &["data", "color"])?))
}

// ${workers}
fn case_277(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.selected("workers")))
}

// ${size(workers)}
fn case_278(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("workers"))?))
}

// ${workers.size() > 1}
fn case_279(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("workers"))? > 1))
}

// ${string(size(workers))} of ${spec.replicas}
fn case_280(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} of {}", cel::size(scope.selected("workers"))?, this.spec.replicas)))
}

// ${workers[0]}
fn case_281(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?))
}

// ${workers[0].metadata.name}
fn case_282(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?))
}

// ${workers[0].metadata.name}-${workers[1].metadata.name}
fn case_283(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-{}", cel::text(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?)?, cel::text(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["1"]), "workers[1]")?), "workers[1]", &["metadata", "name"])?)?)))
}

// ${workers[spec.replicas - 2].metadata.name}
fn case_284(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &[&cel::sub(i64::from(this.spec.replicas), 2)?.to_string()]), "workers[spec.replicas - 2]")?), "workers[spec.replicas - 2]", &["metadata", "name"])?))
}

// ${workers[?0].?metadata.?name.orValue("none")}
fn case_285(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(cel::find(Some(scope.selected("workers")), &["0"]), &["metadata", "name"]).map_or(Ok("none"), cel::string)?))
}

// ${workers[?7].?metadata.?name.orValue("none")}
fn case_286(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(cel::find(Some(scope.selected("workers")), &["7"]), &["metadata", "name"]).map_or(Ok("none"), cel::string)?))
}

// ${workers[?1].?status.?ready.orValue(0) + 1}
fn case_287(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::find(cel::find(Some(scope.selected("workers")), &["1"]), &["status", "ready"]).map_or(Ok(0), cel::int)?, 1)?))
}

// ${has(workers[0].metadata.labels) ? workers[0].metadata.labels.tier : "none"}
fn case_288(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::find(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), &["metadata", "labels"]).is_some() { cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "labels", "tier"])?.clone() } else { json!("none") }))
}

// ${size(workers) > 0 && workers[0].status.ready == 2}
fn case_289(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::and(|| Ok(cel::size(scope.selected("workers"))? > 0), || Ok(cel::equal(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["status", "ready"])?, &json!(2))))?))
}

// ${{"names": [workers[0].metadata.name], "all": workers}}
fn case_290(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!({ "names": [cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?], "all": scope.selected("workers") })))
}
