//! Written by `emission.rs`; with `UPDATE_EMITTED=1` anew.

use operator_runtime::{Scope, Value, cel, json};

use crate::emission::Emitted;
use crate::fixture::{Fixture, types};

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
    ("${spec.hosts.exists(h, h == \"a.example\")}", case_249),
    ("${spec.hosts.exists(h, h.startsWith(\"a\"))}", case_250),
    ("${spec.hosts.exists(h, \"a.example\" == h) && spec.enabled}", case_251),
    ("${spec.hosts.all(h, h.contains(\".\"))}", case_252),
    ("${spec.hosts.all(h, size(h) > spec.replicas)}", case_253),
    ("${spec.hosts.exists_one(h, h.endsWith(\"example\"))}", case_254),
    ("${spec.hosts.filter(h, h != spec.image)}", case_255),
    ("${spec.hosts.map(h, \"https://\" + h)}", case_256),
    ("${spec.hosts.map(h, h)}", case_257),
    ("${spec.hosts.map(h, h.startsWith(\"a\"), h + \"!\")}", case_258),
    ("${spec.hosts.map(h, int(h))}", case_259),
    ("${spec.hosts.map(h, {\"host\": h, \"path\": \"/\"})}", case_260),
    ("${spec.hosts.map(h, [h, spec.image])}", case_261),
    ("${spec.ports.exists(p, p == 80)}", case_262),
    ("${spec.ports.exists(p, p > 100 && p < 1000)}", case_263),
    ("${spec.ports.all(p, 100 / p < 5)}", case_264),
    ("${spec.ports.exists(p, spec.port / p == 1)}", case_265),
    ("${spec.ports.filter(p, p > 100)}", case_266),
    ("${spec.ports.filter(p, p / spec.replicas > 100)}", case_267),
    ("${spec.ports.map(p, p + 1)}", case_268),
    ("${spec.ports.map(p, string(p))}", case_269),
    ("${spec.ports.map(p, p)}", case_270),
    ("${spec.ports.map(p, {\"port\": p, \"name\": \"p\" + string(p)})}", case_271),
    ("${spec.modes.exists(m, m == \"fast\")}", case_272),
    ("${spec.modes.filter(m, m == spec.mode)}", case_273),
    ("${spec.modes.map(m, m)}", case_274),
    ("${spec.modes.map(m, m.upperAscii())}", case_275),
    ("${spec.sizes.exists(k, k == \"small\")}", case_276),
    ("${spec.sizes.all(k, v, v > 0 && k != \"\")}", case_277),
    ("${spec.sizes.filter(k, k.startsWith(\"s\"))}", case_278),
    ("${spec.sizes.map(k, k + \"!\")}", case_279),
    ("${spec.sizes.transformList(k, v, k + string(v))}", case_280),
    ("${spec.sizes.transformMap(k, v, v * 2)}", case_281),
    ("${spec.sizes.transformMap(k, v, v > 1, string(v))}", case_282),
    ("${spec.sizes.transformMapEntry(k, v, {string(v): k})}", case_283),
    ("${spec.hosts.transformList(i, h, string(i) + h)}", case_284),
    ("${spec.hosts.transformList(i, h, i > 0, h)}", case_285),
    ("${spec.hosts.transformMapEntry(i, h, {h: i})}", case_286),
    ("${spec.hosts.exists(i, h, i == 1 && h.startsWith(\"b\"))}", case_287),
    ("${spec.ports.all(i, p, i < p)}", case_288),
    ("${spec.ports.transformList(i, p, i + p)}", case_289),
    ("${spec.hosts.sortBy(h, size(h))}", case_290),
    ("${spec.hosts.sortBy(h, h).reverse()}", case_291),
    ("${spec.ports.sortBy(p, -p)}", case_292),
    ("${spec.pools.exists(p, p.name == \"a\")}", case_293),
    ("${spec.pools.all(p, p.size > 0 && p.zones.size() > 0)}", case_294),
    ("${spec.pools.filter(p, p.size > 1)}", case_295),
    ("${spec.pools.filter(p, p.size > 1).map(p, p.name)}", case_296),
    ("${spec.pools.filter(p, p.size > 1)[0].name}", case_297),
    ("${spec.pools.map(p, p.name + \"-\" + p.mode)}", case_298),
    ("${spec.pools.map(p, p.size * spec.replicas).sum()}", case_299),
    ("${spec.pools.map(p, p.size).sum() + 1}", case_300),
    ("${spec.pools.map(p, has(p.host), p.host)}", case_301),
    ("${spec.pools.map(p, has(p.host) ? p.host : \"none\")}", case_302),
    ("${spec.pools.map(p, p.?host.orValue(\"none\"))}", case_303),
    ("${spec.pools.map(p, p.?weight.orValue(1.0) * 2.0)}", case_304),
    ("${spec.pools.filter(p, has(p.weight) && p.weight > 1.0)}", case_305),
    ("${spec.pools.map(p, {\"name\": p.name, \"zones\": p.zones, \"host\": p.?host.orValue(\"\")})}", case_306),
    ("${spec.pools.map(p, p.zones).flatten()}", case_307),
    ("${spec.pools.map(p, p.zones.map(z, p.name + \"/\" + z)).flatten()}", case_308),
    ("${spec.pools.exists(p, p.zones.exists(z, z == spec.type))}", case_309),
    ("${spec.pools.sortBy(p, p.size)}", case_310),
    ("${spec.pools.sortBy(p, p.size).map(p, p.name)}", case_311),
    ("${spec.pools.transformMapEntry(i, p, {p.name: p.size + i})}", case_312),
    ("${spec.pools.first().optMap(p, p.name).orValue(\"none\")}", case_313),
    ("${spec.pools.last().optMap(p, p.size + 1).orValue(0)}", case_314),
    ("${spec.pools.reverse()}", case_315),
    ("${spec.pools.slice(0, 1)}", case_316),
    ("${spec.pools.size() > 1}", case_317),
    ("${spec.pools[0].zones[1]}", case_318),
    ("${spec.pools[?0].?host.orValue(\"none\")}", case_319),
    ("${spec.pools + spec.pools}", case_320),
    ("${deployment.status.conditions.exists(c, c.type == \"Ready\" && c.status == \"True\")}", case_321),
    ("${deployment.status.conditions.all(c, has(c.type))}", case_322),
    ("${deployment.status.conditions.filter(c, c.type == \"Ready\")}", case_323),
    ("${deployment.status.conditions.map(c, c.type)}", case_324),
    ("${deployment.status.conditions.map(c, string(c.type))}", case_325),
    ("${deployment.status.conditions.map(c, has(c.at), timestamp(c.at))}", case_326),
    ("${deployment.status.conditions.filter(c, c.type == \"Ready\").map(c, c.status)}", case_327),
    ("${deployment.status.conditions.exists_one(c, c.type == \"Ready\")}", case_328),
    ("${deployment.status.?conditions.orValue([]).exists(c, c.type == \"Ready\")}", case_329),
    ("${deployment.status.conditions.exists(i, c, i == 0 && c.type == \"Ready\")}", case_330),
    ("${deployment.status.conditions.transformList(i, c, string(i) + string(c.type))}", case_331),
    ("${deployment.status.conditions.sortBy(c, string(c.type))}", case_332),
    ("${deployment.metadata.labels.exists(k, k == \"web\")}", case_333),
    ("${deployment.metadata.labels.transformMap(k, v, string(v) + \"!\")}", case_334),
    ("${deployment.metadata.labels.map(k, k)}", case_335),
    ("${spec.extra.a.b.map(x, dyn(x))}", case_336),
    ("${service.spec.ports.map(p, p.port + 1)}", case_337),
    ("${spec.tolerations.map(t, t.key)}", case_338),
    ("${spec.tolerations.map(t, t.key + \"!\")}", case_339),
    ("${spec.tolerations.map(t, t.?tolerationSeconds.orValue(0))}", case_340),
    ("${spec.tolerations.filter(t, t.key != \"a\").map(t, t.words)}", case_341),
    ("${spec.tolerations.filter(t, has(t.tolerationSeconds))}", case_342),
    ("${spec.tolerations.exists(t, t.words.exists(w, w == \"y\"))}", case_343),
    ("${spec.tolerations.all(t, t.words.all(w, w.startsWith(\"x\")))}", case_344),
    ("${spec.tolerations.map(t, t.words.map(w, w + \"!\"))}", case_345),
    ("${spec.tolerations.map(t, t.words.filter(w, w != \"x\"))}", case_346),
    ("${spec.tolerations.map(t, t.words.map(w, w))}", case_347),
    ("${spec.tolerations.sortBy(t, t.key).map(t, t.key)}", case_348),
    ("${spec.tolerations.transformMapEntry(i, t, {t.key: i})}", case_349),
    ("${spec.tolerations[0].words.sortBy(w, w)}", case_350),
    ("${spec.tolerations[?0].?words.orValue([]).map(w, w + \"!\").join()}", case_351),
    ("${cel.bind(t, spec.tolerations[0], t.key + string(t.tolerationSeconds))}", case_352),
    ("${spec.tolerations[?0].?words[?1].optMap(w, w + \"!\")}", case_353),
    ("${service.spec.ports.map(p, int(p.port)).max()}", case_354),
    ("${has(spec.values) && spec.values.k.exists(x, x == 1)}", case_355),
    ("${spec.hosts + spec.modes}", case_356),
    ("${spec.hosts + [\"c\"]}", case_357),
    ("${[\"c\"] + spec.hosts + [spec.image]}", case_358),
    ("${spec.ports + [spec.replicas]}", case_359),
    ("${spec.hosts.join(\",\")}", case_360),
    ("${spec.modes.join(\"-\")}", case_361),
    ("${[spec.image, spec.type].join(\"/\")}", case_362),
    ("${(spec.hosts + [spec.image]).join(\" \")}", case_363),
    ("${spec.hosts.sort()}", case_364),
    ("${spec.modes.sort()}", case_365),
    ("${spec.ports.sort()}", case_366),
    ("${spec.ports.min()}", case_367),
    ("${spec.ports.max() + 1}", case_368),
    ("${spec.ports.sum()}", case_369),
    ("${spec.ports.isSorted()}", case_370),
    ("${spec.hosts.distinct()}", case_371),
    ("${(spec.modes + spec.modes).distinct().size()}", case_372),
    ("${spec.hosts.indexOf(\"b.example\")}", case_373),
    ("${spec.hosts.indexOf(spec.image)}", case_374),
    ("${spec.ports.indexOf(443)}", case_375),
    ("${spec.modes.lastIndexOf(spec.mode)}", case_376),
    ("${spec.hosts.first().orValue(\"none\")}", case_377),
    ("${spec.ports.last().orValue(0) + 1}", case_378),
    ("${spec.hosts.last()}", case_379),
    ("${spec.hosts.slice(0, 1)}", case_380),
    ("${spec.hosts.slice(1, spec.replicas)}", case_381),
    ("${[[1, 2], spec.ports].flatten()}", case_382),
    ("${[spec.hosts, [spec.image]].flatten()}", case_383),
    ("${[spec.image, [spec.type]].flatten()}", case_384),
    ("${lists.range(spec.replicas)}", case_385),
    ("${lists.range(3).map(i, spec.image + string(i))}", case_386),
    ("${math.greatest(spec.replicas, 1, spec.port)}", case_387),
    ("${math.least(spec.ratio, 0.25)}", case_388),
    ("${math.greatest(spec.ports)}", case_389),
    ("${math.abs(spec.port)}", case_390),
    ("${math.ceil(spec.ratio)}", case_391),
    ("${math.sign(spec.ratio)}", case_392),
    ("${spec.image.split(\":\")}", case_393),
    ("${spec.image.split(\":\")[0]}", case_394),
    ("${spec.image.split(\":\")[?1].orValue(\"latest\")}", case_395),
    ("${spec.image.split(\":\", 2).last().orValue(\"\")}", case_396),
    ("${spec.image.replace(\":\", \"-\").upperAscii()}", case_397),
    ("${spec.image.substring(2)}", case_398),
    ("${spec.image.substring(0, spec.image.indexOf(\":\"))}", case_399),
    ("${spec.image.charAt(0)}", case_400),
    ("${spec.image.lowerAscii() == spec.type.lowerAscii()}", case_401),
    ("${spec.image.trim().reverse()}", case_402),
    ("${spec.mode.upperAscii()}", case_403),
    ("${spec.image.matches(\"^nginx:[0-9.]+$\")}", case_404),
    ("${spec.image.find(\"[0-9]+\")}", case_405),
    ("${spec.image.findAll(\"[0-9]+\")}", case_406),
    ("${spec.mode.matches(\"^f\")}", case_407),
    ("${\"%s has %d at %.2f\".format([spec.image, spec.port, spec.ratio])}", case_408),
    ("${\"%s\".format([spec.hosts])}", case_409),
    ("${strings.quote(spec.image)}", case_410),
    ("${dnsName(metadata.name, spec.image)}", case_411),
    ("${dnsName(metadata.name, spec.mode, string(spec.port))}", case_412),
    ("${sha256(spec.image)}", case_413),
    ("${sha256(toJson(spec.hosts))}", case_414),
    ("${toJson(spec.pools)}", case_415),
    ("${toJson({\"a\": spec.port, \"b\": [spec.ratio, spec.enabled]})}", case_416),
    ("${toYaml({\"servers\": spec.pools.map(p, {\"name\": p.name, \"size\": p.size})})}", case_417),
    ("${toYaml(spec.extra)}", case_418),
    ("${base64.encode(spec.image)}", case_419),
    ("${string(base64.decode(base64.encode(spec.image)))}", case_420),
    ("${base64.encode(bytes(spec.image) + b\"!\")}", case_421),
    ("${bytes(spec.image)}", case_422),
    ("${size(bytes(spec.image))}", case_423),
    ("${quantity(spec.memory)}", case_424),
    ("${quantity(spec.memory).isGreaterThan(quantity(\"1Gi\"))}", case_425),
    ("${quantity(spec.memory).add(quantity(\"64Mi\"))}", case_426),
    ("${string(quantity(spec.memory).sub(1))}", case_427),
    ("${quantity(spec.memory) == quantity(\"64Mi\")}", case_428),
    ("${quantity(spec.memory).asInteger() / 1024}", case_429),
    ("${isQuantity(spec.image) ? spec.image : \"none\"}", case_430),
    ("${spec.pools.map(p, quantity(string(p.size)).add(quantity(\"500m\")))}", case_431),
    ("${[quantity(spec.memory), quantity(\"1Gi\")]}", case_432),
    ("${semver(\"1.2.3\").isLessThan(semver(spec.image))}", case_433),
    ("${format.dns1123Label().validate(spec.image).hasValue()}", case_434),
    ("${format.qualifiedName().validate(spec.image).orValue([]).join(\",\")}", case_435),
    ("${format.named(spec.image).value().validate(spec.image).hasValue()}", case_436),
    ("${isSemver(spec.type)}", case_437),
    ("${timestamp(spec.image)}", case_438),
    ("${timestamp(\"2026-01-31T08:30:00Z\") + duration(spec.type)}", case_439),
    ("${timestamp(\"2026-01-31T08:30:00Z\").getHours() + spec.port}", case_440),
    ("${has(metadata.annotations) ? duration(\"1h\") : duration(\"2h\")}", case_441),
    ("${duration(string(spec.replicas) + \"s\")}", case_442),
    ("${duration(string(spec.replicas) + \"s\") > duration(\"2s\")}", case_443),
    ("${string(duration(\"90s\") + duration(string(spec.replicas) + \"s\"))}", case_444),
    ("${int(timestamp(\"1970-01-01T00:01:00Z\")) + spec.port}", case_445),
    ("${timestamp(spec.port)}", case_446),
    ("${deployment.status.conditions.map(c, timestamp(c.at).getFullYear())}", case_447),
    ("${url(\"https://\" + spec.image).getHost()}", case_448),
    ("${url(\"http://example.com/?a=\" + spec.type).getQuery()}", case_449),
    ("${isURL(spec.image)}", case_450),
    ("${isIP(spec.image) || cidr(\"10.0.0.0/8\").containsIP(\"10.0.0.1\") && spec.enabled}", case_451),
    ("${cidr(\"10.0.0.0/8\").containsIP(service.spec.clusterIP)}", case_452),
    ("${ip(service.spec.clusterIP).family()}", case_453),
    ("${uint(spec.port)}", case_454),
    ("${uint(spec.replicas) + 1u}", case_455),
    ("${uint(spec.ratio)}", case_456),
    ("${int(uint(spec.port)) + 1}", case_457),
    ("${double(uint(spec.port))}", case_458),
    ("${uint(spec.target)}", case_459),
    ("${bool(spec.type)}", case_460),
    ("${bool(spec.extra)}", case_461),
    ("${string(uint(spec.port))}", case_462),
    ("${type(spec.image) == string}", case_463),
    ("${type(spec.target) == int}", case_464),
    ("${type(spec.extra)}", case_465),
    ("${dyn(spec.port) == spec.extra}", case_466),
    ("${cel.bind(name, spec.image + \"!\", name + name)}", case_467),
    ("${cel.bind(port, spec.port + 1, [port, port])}", case_468),
    ("${cel.bind(hosts, spec.hosts, hosts + hosts)}", case_469),
    ("${cel.bind(pool, spec.pools[0], pool.name)}", case_470),
    ("${cel.bind(x, deployment.status.phase, x == \"Ready\")}", case_471),
    ("${cel.bind(x, spec.replicas, 6 / x)}", case_472),
    ("${spec.?host.optMap(h, \"https://\" + h)}", case_473),
    ("${spec.?host.optMap(h, \"https://\" + h).orValue(\"none\")}", case_474),
    ("${spec.?host.optMap(h, int(h)).orValue(0)}", case_475),
    ("${spec.?limit.optMap(l, l + 1).orValue(0)}", case_476),
    ("${spec.?tier.optMap(t, t + \"!\").orValue(\"none\")}", case_477),
    ("${spec.?tls.optMap(t, t.issuer).orValue(\"none\")}", case_478),
    ("${spec.?tls.optFlatMap(t, t.?secretName).orValue(\"none\")}", case_479),
    ("${spec.?config.optMap(c, size(c)).orValue(0)}", case_480),
    ("${deployment.status.?phase.optMap(p, string(p) + \"!\").orValue(\"none\")}", case_481),
    ("${spec.?host.or(spec.?path).orValue(\"none\")}", case_482),
    ("${spec.?host.or(optional.of(spec.image))}", case_483),
    ("${spec.?limit.or(spec.?timeout).orValue(3)}", case_484),
    ("${spec.?tier.or(spec.?host).orValue(spec.mode)}", case_485),
    ("${optional.of(spec.image).orValue(\"x\")}", case_486),
    ("${(spec.enabled ? optional.of(spec.image) : optional.none()).orValue(\"none\")}", case_487),
    ("${spec.?host.value() + \"!\"}", case_488),
    ("${spec.?host.hasValue() ? 1 : 2}", case_489),
    ("${[?spec.?host, spec.image]}", case_490),
    ("${[spec.replicas, ?spec.?limit]}", case_491),
    ("${[?spec.?tier, ?deployment.?status.?phase]}", case_492),
    ("${{\"a\": spec.image, ?\"host\": spec.?host}}", case_493),
    ("${{?\"limit\": spec.?limit, \"port\": spec.port}}", case_494),
    ("${{?spec.image: spec.?tls}}", case_495),
    ("${[?spec.?limit].sum()}", case_496),
    ("${spec.?weights.orValue([0.5]).sum()}", case_497),
    ("${spec.?config.orValue({\"a\": spec.image})}", case_498),
    ("${spec.?config.orValue({}).transformMap(k, v, k + v)}", case_499),
    ("${spec.?values.orValue([1])}", case_500),
    ("${spec.enabled ? spec.hosts : []}", case_501),
    ("${spec.enabled ? spec.hosts : [\"x\"]}", case_502),
    ("${spec.enabled ? spec.pools : []}", case_503),
    ("${spec.enabled ? spec.ports.map(p, p + 1) : spec.ports}", case_504),
    ("${(spec.enabled ? spec.hosts : spec.modes).join(\",\")}", case_505),
    ("${(spec.enabled ? {\"a\": spec.image} : {\"b\": spec.type}).size()}", case_506),
    ("${has(spec.config) ? spec.config : {\"none\": spec.image}}", case_507),
    ("${[spec.image, spec.type][spec.replicas - 3]}", case_508),
    ("${[1, 2, 3][spec.replicas]}", case_509),
    ("${{\"a\": 1, \"b\": spec.port}.a}", case_510),
    ("${{\"a\": spec.image}[spec.type]}", case_511),
    ("${{\"a\": spec.image}[?spec.type].orValue(\"none\")}", case_512),
    ("${[1, 2, 3].exists(x, x == spec.replicas)}", case_513),
    ("${[1, 2, 3].map(x, x * spec.replicas)}", case_514),
    ("${[\"a\", spec.image].map(x, x + \"!\")}", case_515),
    ("${[spec.enabled, true].all(x, x)}", case_516),
    ("${[spec.enabled, false].exists(x, x)}", case_517),
    ("${false < spec.enabled}", case_518),
    ("${spec.enabled >= (spec.replicas > 1)}", case_519),
    ("${b\"abc\" == bytes(spec.image)}", case_520),
    ("${bytes(spec.image) < bytes(spec.type)}", case_521),
    ("${string(spec.pools.size()) + spec.pools.map(p, p.name).join(\"\")}", case_522),
    ("${spec.hosts.map(host, spec.hosts.filter(other, other != host)).flatten()}", case_523),
    ("${has(spec.host) && spec.hosts.exists(h, h == spec.host)}", case_524),
    ("${has(spec.host) ? spec.hosts.map(h, h + spec.host) : []}", case_525),
    ("${has(spec.limit) && spec.ports.all(p, p > spec.limit)}", case_526),
    ("${spec.hosts.exists(h, h == deployment.status.phase)}", case_527),
    ("${spec.hosts.exists(h, deployment.status.gone == h)}", case_528),
    ("${deployment.status.phase in spec.hosts.map(h, h + \"!\")}", case_529),
    ("${spec.type in spec.hosts.map(h, h)}", case_530),
    ("${settings.?data.?color.orValue(\"x\").upperAscii()}", case_531),
    ("${backend.spec.weights.map(w, int(w)).sum()}", case_532),
    ("${backend.spec.weights.sort()}", case_533),
    ("${backend.spec.weights.max()}", case_534),
    ("${backend.spec.weights + [3]}", case_535),
    ("true", case_536),
    ("spec.enabled", case_537),
    ("!spec.enabled", case_538),
    ("has(spec.config)", case_539),
    ("has(spec.host) && spec.replicas > 0", case_540),
    ("deployment.status.ready", case_541),
    ("has(service.status.loadBalancer)", case_542),
    ("metadata.name != \"\" && \"\" != spec.image", case_543),
    ("spec.image + spec.?host.orValue(\"\") == \"\"", case_544),
    ("spec.mode == \"\" || !(metadata.name == \"\")", case_545),
    ("spec.?paused.orValue(false)", case_546),
    ("has(settings.data) && has(certificate.data.key)", case_547),
    ("backend.spec.port > 80", case_548),
    ("deployment.status.ready && spec.enabled", case_549),
    ("deployment.status.conditions.exists(c, c.type == \"Ready\" && c.status == \"True\")", case_550),
    ("spec.hosts.all(h, h.contains(\".\")) && spec.pools.exists(p, has(p.host) && p.host == metadata.name)", case_551),
    ("!spec.pools.exists(p, p.size > 1)", case_552),
    ("!spec.hosts.all(h, int(h) > 1)", case_553),
    ("deployment.status.ready || service.status.ready || !spec.enabled", case_554),
    ("example ${has({'a': 1}.a)}", case_555),
    ("example ${[1, 2].all(x, x > 0)}", case_556),
    ("example ${['a', 'b'].all(i, x, i < 2 && x != '')}", case_557),
    ("example ${[1, 2].exists(x, x == 2)}", case_558),
    ("example ${{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v > 1)}", case_559),
    ("example ${[1, 2, 2].exists_one(x, x == 2)}", case_560),
    ("example ${[1, 2, 2].existsOne(i, x, i > 0 && x == 2)}", case_561),
    ("example ${[1, 2, 3].filter(x, x > 1)}", case_562),
    ("example ${['a', 'b'].map(x, x + '!')}", case_563),
    ("example ${[1, 2, 3].map(x, x > 1, x * 10)}", case_564),
    ("example ${['a', 'b'].transformList(i, x, string(i) + x)}", case_565),
    ("example ${{'a': 1, 'b': 2}.transformList(k, v, v > 1, k)}", case_566),
    ("example ${{'a': 1}.transformMap(k, v, k + string(v))}", case_567),
    ("example ${{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2)}", case_568),
    ("example ${['a', 'b'].transformMapEntry(i, x, {x: i})}", case_569),
    ("example ${{'a': 'x', 'b': ''}.transformMapEntry(k, v, v != '', {v: k})}", case_570),
    ("example ${['ccc', 'a', 'bb'].sortBy(x, size(x))}", case_571),
    ("example ${cel.bind(x, 'ab', x + x)}", case_572),
    ("example ${{'a': {'b': 1}}.?a.?c.orValue(0)}", case_573),
    ("example ${[1, 2][?5].orValue(0)}", case_574),
    ("example ${[1, ?{'a': 2}.?a, ?{'a': 2}.?b]}", case_575),
    ("example ${{'a': 1}.?b.orValue(2)}", case_576),
    ("example ${{'a': 1}.?b.or({'c': 3}.?c).orValue(2)}", case_577),
    ("example ${{'a': 1}.?a.hasValue()}", case_578),
    ("example ${{'a': 1}.?a.value()}", case_579),
    ("example ${{'a': 'x'}.?a.optMap(x, x + '!').orValue('none')}", case_580),
    ("example ${{'a': {'b': 1}}.?a.optFlatMap(x, x.?b).orValue(0)}", case_581),
    ("example ${optional.of(1).orValue(2)}", case_582),
    ("example ${optional.ofNonZeroValue('').orValue('none')}", case_583),
    ("example ${optional.none().orValue(2)}", case_584),
    ("example ${1 < 2 ? 'yes' : 'no'}", case_585),
    ("example ${true || 1 / 0 > 0}", case_586),
    ("example ${[1, 2] == [1, 2]}", case_587),
    ("example ${'a' < 'b'}", case_588),
    ("example ${'a' in {'a': 1}}", case_589),
    ("example ${'a' + 'b'}", case_590),
    ("example ${7 - 2 * 3}", case_591),
    ("example ${-7 / 2}", case_592),
    ("example ${{'a': 1}['a']}", case_593),
    ("example ${['a', 'b'][1]}", case_594),
    ("example ${{'a': [1, 2]}}", case_595),
    ("example ${'nginx:1.27'.startsWith('nginx:')}", case_596),
    ("example ${'app.example.com'.endsWith('.com')}", case_597),
    ("example ${'nginx:1.27'.contains(':')}", case_598),
    ("example ${'v1beta2'.matches('^v[0-9]+')}", case_599),
    ("example ${matches('v1beta2', 'beta')}", case_600),
    ("example ${'abc 123'.find('[0-9]+')}", case_601),
    ("example ${'123 abc 456'.findAll('[0-9]+')}", case_602),
    ("example ${'123 abc 456'.findAll('[0-9]+', 1)}", case_603),
    ("example ${'a,b,c'.split(',')}", case_604),
    ("example ${'nginx:1.27:x'.split(':', 2)}", case_605),
    ("example ${['a', 'b'].join()}", case_606),
    ("example ${['a', 'b'].join(', ')}", case_607),
    ("example ${'a.b.c'.replace('.', '-')}", case_608),
    ("example ${'a.b.c'.replace('.', '-', 1)}", case_609),
    ("example ${'WebApp'.lowerAscii()}", case_610),
    ("example ${'log_level'.upperAscii()}", case_611),
    ("example ${'  a b '.trim()}", case_612),
    ("example ${'tacocat'.substring(4)}", case_613),
    ("example ${'tacocat'.substring(0, 4)}", case_614),
    ("example ${'hello'.charAt(4)}", case_615),
    ("example ${'hello'.indexOf('l')}", case_616),
    ("example ${'hello'.indexOf('l', 3)}", case_617),
    ("example ${'hello'.lastIndexOf('l')}", case_618),
    ("example ${'hello'.lastIndexOf('l', 2)}", case_619),
    ("example ${'abc'.reverse()}", case_620),
    ("example ${'%s has %d of %.1f'.format(['web', 3, 4.0])}", case_621),
    ("example ${strings.quote('a \"b\"')}", case_622),
    ("example ${size([1, 2])}", case_623),
    ("example ${[1, 2].size()}", case_624),
    ("example ${size({'a': 1})}", case_625),
    ("example ${{'a': 1}.size()}", case_626),
    ("example ${[1] + [2, 3]}", case_627),
    ("example ${[1, 2, 3].sum()}", case_628),
    ("example ${[1u, 2u].sum()}", case_629),
    ("example ${[0.5, 1.5].sum()}", case_630),
    ("example ${[duration('1m'), duration('30s')].sum()}", case_631),
    ("example ${[3, 1, 2].min()}", case_632),
    ("example ${[3, 1, 2].max()}", case_633),
    ("example ${['a', 'b'].isSorted()}", case_634),
    ("example ${['b', 'c', 'a'].sort()}", case_635),
    ("example ${[1, 2, 1].distinct()}", case_636),
    ("example ${[1, 2, 3].reverse()}", case_637),
    ("example ${[1, 2, 3, 4].slice(1, 3)}", case_638),
    ("example ${['a', 'b'].indexOf('b')}", case_639),
    ("example ${['a', 'b', 'a'].lastIndexOf('a')}", case_640),
    ("example ${[1, 2].first().orValue(0)}", case_641),
    ("example ${[1, 2].last().orValue(0)}", case_642),
    ("example ${[[1, 2], [3]].flatten()}", case_643),
    ("example ${[1, [2, [3]]].flatten()}", case_644),
    ("example ${[1, [2, [3]]].flatten(2)}", case_645),
    ("example ${lists.range(3)}", case_646),
    ("example ${size('äöü')}", case_647),
    ("example ${'äöü'.size()}", case_648),
    ("example ${size(b'abc')}", case_649),
    ("example ${b'abc'.size()}", case_650),
    ("example ${size(dyn([1, 2]))}", case_651),
    ("example ${dyn('ab').size()}", case_652),
    ("example ${string(80)}", case_653),
    ("example ${string(80u)}", case_654),
    ("example ${string(1.5)}", case_655),
    ("example ${string(true)}", case_656),
    ("example ${string('a')}", case_657),
    ("example ${string(dyn(1))}", case_658),
    ("example ${string(b'abc')}", case_659),
    ("example ${string(timestamp('2026-01-31T08:30:00Z'))}", case_660),
    ("example ${string(duration('1h'))}", case_661),
    ("example ${string(quantity('1024Mi'))}", case_662),
    ("example ${string(url('https://example.com/a'))}", case_663),
    ("example ${string(ip('::1'))}", case_664),
    ("example ${string(cidr('10.0.0.0/8'))}", case_665),
    ("example ${string(semver('1.2.3'))}", case_666),
    ("example ${int(1)}", case_667),
    ("example ${int(1u)}", case_668),
    ("example ${int(1.9)}", case_669),
    ("example ${int('12')}", case_670),
    ("example ${int(dyn('12'))}", case_671),
    ("example ${int(timestamp('1970-01-01T00:01:00Z'))}", case_672),
    ("example ${uint(1)}", case_673),
    ("example ${uint(1u)}", case_674),
    ("example ${uint(1.9)}", case_675),
    ("example ${uint('12')}", case_676),
    ("example ${uint(dyn('12'))}", case_677),
    ("example ${double(1)}", case_678),
    ("example ${double(1u)}", case_679),
    ("example ${double(1.5)}", case_680),
    ("example ${double('0.5')}", case_681),
    ("example ${double(dyn(1))}", case_682),
    ("example ${bool(true)}", case_683),
    ("example ${bool('true')}", case_684),
    ("example ${bool(dyn('false'))}", case_685),
    ("example ${bytes('abc')}", case_686),
    ("example ${bytes(b'abc')}", case_687),
    ("example ${b'ab' + b'c'}", case_688),
    ("example ${base64.encode(b'hello')}", case_689),
    ("example ${base64.encode('hello')}", case_690),
    ("example ${string(base64.decode('aGVsbG8='))}", case_691),
    ("example ${dyn(1) == dyn(1.0)}", case_692),
    ("example ${type(1) == type(2)}", case_693),
    ("example ${dnsName('web', 'Main')}", case_694),
    ("example ${sha256('abc').substring(0, 8)}", case_695),
    ("example ${toJson({'b': [1, true], 'a': 'x'})}", case_696),
    ("example ${toYaml({'log': {'level': 'info'}})}", case_697),
    ("example ${quantity('1024Mi')}", case_698),
    ("example ${isQuantity('1Gb')}", case_699),
    ("example ${quantity('1Gi').add(quantity('512Mi'))}", case_700),
    ("example ${quantity('500m').add(1)}", case_701),
    ("example ${quantity('2').sub(quantity('500m'))}", case_702),
    ("example ${quantity('1500m').sub(1)}", case_703),
    ("example ${quantity('-1').sign()}", case_704),
    ("example ${quantity('500m').isInteger()}", case_705),
    ("example ${quantity('2k').asInteger()}", case_706),
    ("example ${quantity('250m').asApproximateFloat()}", case_707),
    ("example ${quantity('1k').compareTo(quantity('1Ki'))}", case_708),
    ("example ${quantity('1k').isLessThan(quantity('1Ki'))}", case_709),
    ("example ${quantity('1k').isGreaterThan(quantity('1Ki'))}", case_710),
    ("example ${semver('1.2.3-rc.1')}", case_711),
    ("example ${isSemver('v1.2')}", case_712),
    ("example ${semver('1.2.3').major()}", case_713),
    ("example ${semver('1.2.3').minor()}", case_714),
    ("example ${semver('1.2.3').patch()}", case_715),
    ("example ${semver('1.9.0').compareTo(semver('1.10.0'))}", case_716),
    ("example ${semver('1.9.0').isLessThan(semver('1.10.0'))}", case_717),
    ("example ${semver('1.9.0').isGreaterThan(semver('1.10.0'))}", case_718),
    ("example ${math.greatest([1, 3, 2])}", case_719),
    ("example ${math.greatest(1, 3, 2)}", case_720),
    ("example ${math.least([1, 3, 2])}", case_721),
    ("example ${math.least(1.5, 0.5)}", case_722),
    ("example ${math.abs(-3)}", case_723),
    ("example ${math.abs(-1.5)}", case_724),
    ("example ${math.ceil(1.2)}", case_725),
    ("example ${math.floor(1.8)}", case_726),
    ("example ${math.round(2.5)}", case_727),
    ("example ${math.trunc(-1.8)}", case_728),
    ("example ${math.sqrt(2.25)}", case_729),
    ("example ${math.sign(-7)}", case_730),
    ("example ${math.sign(2.5)}", case_731),
    ("example ${math.isNaN(0.0 / 0.0)}", case_732),
    ("example ${math.isInf(1.0 / 0.0)}", case_733),
    ("example ${math.isFinite(1.5)}", case_734),
    ("example ${math.bitAnd(6, 3)}", case_735),
    ("example ${math.bitOr(6, 3)}", case_736),
    ("example ${math.bitXor(6, 3)}", case_737),
    ("example ${math.bitNot(0)}", case_738),
    ("example ${math.bitShiftLeft(1, 4)}", case_739),
    ("example ${math.bitShiftRight(16, 4)}", case_740),
    ("example ${math.abs(3u)}", case_741),
    ("example ${math.sign(7u)}", case_742),
    ("example ${math.bitAnd(6u, 3u)}", case_743),
    ("example ${math.bitOr(6u, 3u)}", case_744),
    ("example ${math.bitXor(6u, 3u)}", case_745),
    ("example ${math.bitNot(0u)}", case_746),
    ("example ${math.bitShiftLeft(1u, 4)}", case_747),
    ("example ${math.bitShiftRight(16u, 4)}", case_748),
    ("example ${timestamp('2026-01-31T10:30:00+02:00')}", case_749),
    ("example ${timestamp(60)}", case_750),
    ("example ${timestamp(timestamp(0))}", case_751),
    ("example ${duration('1h30m')}", case_752),
    ("example ${duration(duration('1s'))}", case_753),
    ("example ${timestamp(0) + duration('1m')}", case_754),
    ("example ${duration('1m') + timestamp(0)}", case_755),
    ("example ${duration('1m') + duration('1s')}", case_756),
    ("example ${timestamp(90) - duration('1m')}", case_757),
    ("example ${timestamp(90) - timestamp(30)}", case_758),
    ("example ${duration('1m') - duration('1s')}", case_759),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getFullYear()}", case_760),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getFullYear('+00:00')}", case_761),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMonth()}", case_762),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMonth('+00:00')}", case_763),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDate()}", case_764),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDate('+00:00')}", case_765),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfMonth()}", case_766),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfMonth('+00:00')}", case_767),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfWeek()}", case_768),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfWeek('+00:00')}", case_769),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfYear()}", case_770),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfYear('+00:00')}", case_771),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getHours()}", case_772),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getHours('+00:00')}", case_773),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMinutes()}", case_774),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMinutes('+00:00')}", case_775),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getSeconds()}", case_776),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getSeconds('+00:00')}", case_777),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMilliseconds()}", case_778),
    ("example ${timestamp('2026-01-31T08:30:15.25Z').getMilliseconds('+00:00')}", case_779),
    ("example ${duration('1h30m0.25s').getHours()}", case_780),
    ("example ${duration('1h30m0.25s').getMinutes()}", case_781),
    ("example ${duration('1h30m0.25s').getSeconds()}", case_782),
    ("example ${duration('1h30m0.25s').getMilliseconds()}", case_783),
    ("example ${url('https://example.com:8443/a?k=v')}", case_784),
    ("example ${isURL('example.com')}", case_785),
    ("example ${url('https://example.com').getScheme()}", case_786),
    ("example ${url('https://example.com:8443/a').getHost()}", case_787),
    ("example ${url('https://example.com:8443/a').getHostname()}", case_788),
    ("example ${url('https://example.com:8443/a').getPort()}", case_789),
    ("example ${url('https://example.com/a%20b').getEscapedPath()}", case_790),
    ("example ${url('https://example.com/?k=v&k=w').getQuery()}", case_791),
    ("example ${ip('2001:DB8::1')}", case_792),
    ("example ${isIP('10.0.0.256')}", case_793),
    ("example ${ip('::1').family()}", case_794),
    ("example ${ip('0.0.0.0').isUnspecified()}", case_795),
    ("example ${ip('127.0.0.1').isLoopback()}", case_796),
    ("example ${ip('224.0.0.1').isLinkLocalMulticast()}", case_797),
    ("example ${ip('169.254.0.1').isLinkLocalUnicast()}", case_798),
    ("example ${ip('10.0.0.1').isGlobalUnicast()}", case_799),
    ("example ${ip.isCanonical('2001:DB8::0:1')}", case_800),
    ("example ${cidr('10.0.0.0/8')}", case_801),
    ("example ${isCIDR('10.0.0.0')}", case_802),
    ("example ${cidr('10.0.0.0/8').containsIP(ip('10.1.2.3'))}", case_803),
    ("example ${cidr('10.0.0.0/8').containsIP('11.1.2.3')}", case_804),
    ("example ${cidr('10.0.0.0/8').containsCIDR(cidr('10.1.0.0/16'))}", case_805),
    ("example ${cidr('10.0.0.0/8').containsCIDR('10.0.0.0/7')}", case_806),
    ("example ${cidr('192.168.1.5/24').ip()}", case_807),
    ("example ${cidr('192.168.1.5/24').masked()}", case_808),
    ("example ${cidr('10.0.0.0/8').prefixLength()}", case_809),
    ("example ${format.dns1123Label().validate('a-').hasValue()}", case_810),
    ("example ${format.named('email').hasValue()}", case_811),
    ("example ${format.dns1123Label().validate('web-1').hasValue()}", case_812),
    ("example ${format.dns1123Subdomain().validate('web.example.com').hasValue()}", case_813),
    ("example ${format.dns1035Label().validate('web').hasValue()}", case_814),
    ("example ${format.qualifiedName().validate('example.com/tier').hasValue()}", case_815),
    ("example ${format.dns1123LabelPrefix().validate('web-').hasValue()}", case_816),
    ("example ${format.dns1123SubdomainPrefix().validate('web.a-').hasValue()}", case_817),
    ("example ${format.dns1035LabelPrefix().validate('web-').hasValue()}", case_818),
    ("example ${format.labelValue().validate('front_end').hasValue()}", case_819),
    ("example ${format.uri().validate('https://example.com').hasValue()}", case_820),
    ("example ${format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue()}", case_821),
    ("example ${format.byte().validate('aGVsbG8=').hasValue()}", case_822),
    ("example ${format.date().validate('2026-01-31').hasValue()}", case_823),
    ("example ${format.datetime().validate('2026-01-31T10:00:00Z').hasValue()}", case_824),
    ("${\"https://\" + spec.host} when has(spec.host)", case_825),
    ("https://${spec.host}/ when has(spec.host)", case_826),
    ("${spec.host} when has(spec.host) && spec.enabled", case_827),
    ("${spec.limit + 1} when has(spec.limit)", case_828),
    ("${spec.tls.secretName + spec.tls.issuer} when has(spec.tls) && has(spec.tls.secretName)", case_829),
    ("${spec.config.note} when has(spec.config)", case_830),
    ("${size(spec.config)} when has(spec.config)", case_831),
    ("${spec.tier}-${spec.mode} when !(!has(spec.tier) || spec.enabled)", case_832),
    ("${spec.storage == \"1Gi\"} when has(spec.storage)", case_833),
    ("${spec.values.k} when has(spec.values)", case_834),
    ("${spec.weights[0] + 1.0} when has(spec.weights)", case_835),
    ("${certificate.data.key + spec.host} when spec.enabled && has(spec.host)", case_836),
    ("${settings.data.color} when has(settings.data)", case_837),
    ("${spec.hosts.map(h, h + spec.host)} when has(spec.host)", case_838),
    ("${spec.config.map(k, k + spec.config.note)} when has(spec.config)", case_839),
    ("${workers}", case_840),
    ("${size(workers)}", case_841),
    ("${workers.size() > 1}", case_842),
    ("${string(size(workers))} of ${spec.replicas}", case_843),
    ("${workers[0]}", case_844),
    ("${workers[0].metadata.name}", case_845),
    ("${workers[0].metadata.name}-${workers[1].metadata.name}", case_846),
    ("${workers[spec.replicas - 2].metadata.name}", case_847),
    ("${workers[?0].?metadata.?name.orValue(\"none\")}", case_848),
    ("${workers[?7].?metadata.?name.orValue(\"none\")}", case_849),
    ("${workers[?1].?status.?ready.orValue(0) + 1}", case_850),
    ("${has(workers[0].metadata.labels) ? workers[0].metadata.labels.tier : \"none\"}", case_851),
    ("${size(workers) > 0 && workers[0].status.ready == 2}", case_852),
    ("${{\"names\": [workers[0].metadata.name], \"all\": workers}}", case_853),
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
    Ok(json!(if this.spec.enabled { this.spec.hosts.clone() } else { this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>() }))
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

// ${spec.hosts.exists(h, h == "a.example")}
fn case_249(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().any(|found| found == "a.example")))
}

// ${spec.hosts.exists(h, h.startsWith("a"))}
fn case_250(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().any(|h| h.starts_with("a"))))
}

// ${spec.hosts.exists(h, "a.example" == h) && spec.enabled}
fn case_251(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().any(|found| found == "a.example") && this.spec.enabled))
}

// ${spec.hosts.all(h, h.contains("."))}
fn case_252(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().all(|h| h.contains("."))))
}

// ${spec.hosts.all(h, size(h) > spec.replicas)}
fn case_253(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().all(|h| (h.chars().count() as i64) > i64::from(this.spec.replicas))))
}

// ${spec.hosts.exists_one(h, h.endsWith("example"))}
fn case_254(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists_one(this.spec.hosts.iter(), |h| Ok(h.ends_with("example")))?))
}

// ${spec.hosts.filter(h, h != spec.image)}
fn case_255(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().filter(|&h| *h != this.spec.image).cloned().collect::<Vec<_>>()))
}

// ${spec.hosts.map(h, "https://" + h)}
fn case_256(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().map(|h| format!("https://{h}")).collect::<Vec<_>>()))
}

// ${spec.hosts.map(h, h)}
fn case_257(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.clone()))
}

// ${spec.hosts.map(h, h.startsWith("a"), h + "!")}
fn case_258(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(this.spec.hosts.iter(), |h| Ok(if h.starts_with("a") { Some(format!("{h}!")) } else { None }))?))
}

// ${spec.hosts.map(h, int(h))}
fn case_259(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().map(|h| cel::parse_int(h)).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.hosts.map(h, {"host": h, "path": "/"})}
fn case_260(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().map(|h| cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ "host": h, "path": "/" }))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.hosts.map(h, [h, spec.image])}
fn case_261(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().map(|h| vec![h.clone(), this.spec.image.clone()]).collect::<Vec<_>>()))
}

// ${spec.ports.exists(p, p == 80)}
fn case_262(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.contains(&80)))
}

// ${spec.ports.exists(p, p > 100 && p < 1000)}
fn case_263(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().any(|&p| p > 100 && p < 1000)))
}

// ${spec.ports.all(p, 100 / p < 5)}
fn case_264(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::all(this.spec.ports.iter(), |&p| Ok(cel::div(100, i64::from(p))? < 5))?))
}

// ${spec.ports.exists(p, spec.port / p == 1)}
fn case_265(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(this.spec.ports.iter(), |&p| Ok(cel::div(this.spec.port, i64::from(p))? == 1))?))
}

// ${spec.ports.filter(p, p > 100)}
fn case_266(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().filter(|&&p| p > 100).copied().collect::<Vec<_>>()))
}

// ${spec.ports.filter(p, p / spec.replicas > 100)}
fn case_267(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter(this.spec.ports.iter(), |&p| Ok(cel::div(i64::from(p), i64::from(this.spec.replicas))? > 100))?))
}

// ${spec.ports.map(p, p + 1)}
fn case_268(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().map(|&p| cel::add(i64::from(p), 1)).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.ports.map(p, string(p))}
fn case_269(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().map(|&p| p.to_string()).collect::<Vec<_>>()))
}

// ${spec.ports.map(p, p)}
fn case_270(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>()))
}

// ${spec.ports.map(p, {"port": p, "name": "p" + string(p)})}
fn case_271(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.ports.iter().map(|&p| cel::typed::<std::collections::BTreeMap<String, Value>>(&json!({ "port": p, "name": format!("p{p}") }))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.modes.exists(m, m == "fast")}
fn case_272(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes.iter().any(|found| found.as_str() == "fast")))
}

// ${spec.modes.filter(m, m == spec.mode)}
fn case_273(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes.iter().filter(|&m| m.as_str() == this.spec.mode.as_str()).cloned().collect::<Vec<_>>()))
}

// ${spec.modes.map(m, m)}
fn case_274(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>()))
}

// ${spec.modes.map(m, m.upperAscii())}
fn case_275(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.modes.iter().map(|m| cel::text::upper_ascii(m.as_str())).collect::<Vec<_>>()))
}

// ${spec.sizes.exists(k, k == "small")}
fn case_276(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.keys().any(|k| k == "small")))
}

// ${spec.sizes.all(k, v, v > 0 && k != "")}
fn case_277(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.iter().all(|(k, &v)| v > 0 && !k.is_empty())))
}

// ${spec.sizes.filter(k, k.startsWith("s"))}
fn case_278(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.keys().filter(|&k| k.starts_with("s")).cloned().collect::<Vec<_>>()))
}

// ${spec.sizes.map(k, k + "!")}
fn case_279(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.keys().map(|k| format!("{k}!")).collect::<Vec<_>>()))
}

// ${spec.sizes.transformList(k, v, k + string(v))}
fn case_280(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.iter().map(|(k, &v)| format!("{k}{v}")).collect::<Vec<_>>()))
}

// ${spec.sizes.transformMap(k, v, v * 2)}
fn case_281(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.sizes.iter().map(|(k, &v)| Ok((k.clone(), cel::mul(v, 2)?))).collect::<cel::Result<std::collections::BTreeMap<_, _>>>()?))
}

// ${spec.sizes.transformMap(k, v, v > 1, string(v))}
fn case_282(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(this.spec.sizes.iter(), |(k, &v)| Ok(if v > 1 { Some((k.clone(), v.to_string())) } else { None }))?.into_iter().collect::<std::collections::BTreeMap<_, _>>()))
}

// ${spec.sizes.transformMapEntry(k, v, {string(v): k})}
fn case_283(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge(this.spec.sizes.iter().map(|(k, &v)| cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ (v.to_string()): k }))).collect::<cel::Result<Vec<_>>>()?.into_iter().map(Ok))?))
}

// ${spec.hosts.transformList(i, h, string(i) + h)}
fn case_284(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(this.spec.hosts.iter()).map(|(i, h)| format!("{i}{h}")).collect::<Vec<_>>()))
}

// ${spec.hosts.transformList(i, h, i > 0, h)}
fn case_285(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map((0_i64..).zip(this.spec.hosts.iter()), |(i, h)| Ok(if i > 0 { Some(h.clone()) } else { None }))?))
}

// ${spec.hosts.transformMapEntry(i, h, {h: i})}
fn case_286(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge((0_i64..).zip(this.spec.hosts.iter()).map(|(i, h)| cel::typed::<std::collections::BTreeMap<String, i64>>(&json!({ (h.clone()): i }))).collect::<cel::Result<Vec<_>>>()?.into_iter().map(Ok))?))
}

// ${spec.hosts.exists(i, h, i == 1 && h.startsWith("b"))}
fn case_287(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(this.spec.hosts.iter()).any(|(i, h)| i == 1 && h.starts_with("b"))))
}

// ${spec.ports.all(i, p, i < p)}
fn case_288(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(this.spec.ports.iter()).all(|(i, &p)| i < i64::from(p))))
}

// ${spec.ports.transformList(i, p, i + p)}
fn case_289(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(this.spec.ports.iter()).map(|(i, &p)| cel::add(i, i64::from(p))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.hosts.sortBy(h, size(h))}
fn case_290(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(this.spec.hosts.iter(), |h| Ok(h.chars().count() as i64))?))
}

// ${spec.hosts.sortBy(h, h).reverse()}
fn case_291(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::reverse(&cel::list::sort_by(this.spec.hosts.iter(), |h| Ok(h.clone()))?)))
}

// ${spec.ports.sortBy(p, -p)}
fn case_292(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(this.spec.ports.iter(), |&p| cel::neg(i64::from(p)))?))
}

// ${spec.pools.exists(p, p.name == "a")}
fn case_293(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().any(|p| p.name == "a")))
}

// ${spec.pools.all(p, p.size > 0 && p.zones.size() > 0)}
fn case_294(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().all(|p| p.size > 0 && !p.zones.is_empty())))
}

// ${spec.pools.filter(p, p.size > 1)}
fn case_295(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().filter(|&p| p.size > 1).cloned().collect::<Vec<_>>()))
}

// ${spec.pools.filter(p, p.size > 1).map(p, p.name)}
fn case_296(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().filter(|&p| p.size > 1).cloned().collect::<Vec<_>>().iter().map(|p| p.name.clone()).collect::<Vec<_>>()))
}

// ${spec.pools.filter(p, p.size > 1)[0].name}
fn case_297(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.pools.iter().filter(|&p| p.size > 1).cloned().collect::<Vec<_>>().first(), "spec.pools.filter(p, p.size > 1)[0]")?.name))
}

// ${spec.pools.map(p, p.name + "-" + p.mode)}
fn case_298(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| format!("{}-{}", p.name, p.mode.as_str())).collect::<Vec<_>>()))
}

// ${spec.pools.map(p, p.size * spec.replicas).sum()}
fn case_299(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&this.spec.pools.iter().map(|p| cel::mul(i64::from(p.size), i64::from(this.spec.replicas))).collect::<cel::Result<Vec<_>>>()?)?))
}

// ${spec.pools.map(p, p.size).sum() + 1}
fn case_300(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::list::sum(&this.spec.pools.iter().map(|p| i64::from(p.size)).collect::<Vec<_>>())?, 1)?))
}

// ${spec.pools.map(p, has(p.host), p.host)}
fn case_301(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(this.spec.pools.iter(), |p| Ok(if p.host.is_some() { Some(cel::present(p.host.as_ref(), "p.host")?.clone()) } else { None }))?))
}

// ${spec.pools.map(p, has(p.host) ? p.host : "none")}
fn case_302(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| p.host.as_deref().unwrap_or("none").to_owned()).collect::<Vec<_>>()))
}

// ${spec.pools.map(p, p.?host.orValue("none"))}
fn case_303(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| p.host.as_deref().unwrap_or("none").to_owned()).collect::<Vec<_>>()))
}

// ${spec.pools.map(p, p.?weight.orValue(1.0) * 2.0)}
fn case_304(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| p.weight.unwrap_or(1.0) * 2.0).collect::<Vec<_>>()))
}

// ${spec.pools.filter(p, has(p.weight) && p.weight > 1.0)}
fn case_305(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().filter(|&p| p.weight.is_some_and(|weight| weight > 1.0)).cloned().collect::<Vec<_>>()))
}

// ${spec.pools.map(p, {"name": p.name, "zones": p.zones, "host": p.?host.orValue("")})}
fn case_306(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| cel::typed::<std::collections::BTreeMap<String, Value>>(&json!({ "name": p.name, "zones": p.zones, "host": p.host.as_deref().unwrap_or("") }))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.pools.map(p, p.zones).flatten()}
fn case_307(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&this.spec.pools.iter().map(|p| p.zones.clone()).collect::<Vec<_>>())))
}

// ${spec.pools.map(p, p.zones.map(z, p.name + "/" + z)).flatten()}
fn case_308(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&this.spec.pools.iter().map(|p| p.zones.iter().map(|z| format!("{}/{z}", p.name)).collect::<Vec<_>>()).collect::<Vec<_>>())))
}

// ${spec.pools.exists(p, p.zones.exists(z, z == spec.type))}
fn case_309(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().any(|p| p.zones.contains(&this.spec.r#type))))
}

// ${spec.pools.sortBy(p, p.size)}
fn case_310(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(this.spec.pools.iter(), |p| Ok(i64::from(p.size)))?))
}

// ${spec.pools.sortBy(p, p.size).map(p, p.name)}
fn case_311(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(this.spec.pools.iter(), |p| Ok(i64::from(p.size)))?.iter().map(|p| p.name.clone()).collect::<Vec<_>>()))
}

// ${spec.pools.transformMapEntry(i, p, {p.name: p.size + i})}
fn case_312(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge((0_i64..).zip(this.spec.pools.iter()).map(|(i, p)| cel::typed::<std::collections::BTreeMap<String, i64>>(&json!({ (p.name.clone()): cel::add(i64::from(p.size), i)? }))).collect::<cel::Result<Vec<_>>>()?.into_iter().map(Ok))?))
}

// ${spec.pools.first().optMap(p, p.name).orValue("none")}
fn case_313(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::first(&this.spec.pools).as_ref().map(|p| p.name.clone()).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.pools.last().optMap(p, p.size + 1).orValue(0)}
fn case_314(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(cel::list::last(&this.spec.pools).as_ref(), |p| cel::add(i64::from(p.size), 1))?.unwrap_or(0)))
}

// ${spec.pools.reverse()}
fn case_315(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::reverse(&this.spec.pools)))
}

// ${spec.pools.slice(0, 1)}
fn case_316(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::slice(&this.spec.pools, 0, 1)?))
}

// ${spec.pools.size() > 1}
fn case_317(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((this.spec.pools.len() as i64) > 1))
}

// ${spec.pools[0].zones[1]}
fn case_318(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::present(this.spec.pools.first(), "spec.pools[0]")?.zones.get(1), "spec.pools[0].zones[1]")?))
}

// ${spec.pools[?0].?host.orValue("none")}
fn case_319(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.first().and_then(|of| of.host.as_ref()).map_or("none", String::as_str)))
}

// ${spec.pools + spec.pools}
fn case_320(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&this.spec.pools, &this.spec.pools)))
}

// ${deployment.status.conditions.exists(c, c.type == "Ready" && c.status == "True")}
fn case_321(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| cel::and(|| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"), || Ok(cel::get(Some(c), "c", &["status"])? == "True")))?))
}

// ${deployment.status.conditions.all(c, has(c.type))}
fn case_322(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter().all(|c| cel::find(Some(c), &["type"]).is_some())))
}

// ${deployment.status.conditions.filter(c, c.type == "Ready")}
fn case_323(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"))?))
}

// ${deployment.status.conditions.map(c, c.type)}
fn case_324(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter().map(|c| Ok(cel::get(Some(c), "c", &["type"])?.clone())).collect::<cel::Result<Vec<_>>>()?))
}

// ${deployment.status.conditions.map(c, string(c.type))}
fn case_325(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter().map(|c| cel::text(cel::get(Some(c), "c", &["type"])?)).collect::<cel::Result<Vec<_>>>()?))
}

// ${deployment.status.conditions.map(c, has(c.at), timestamp(c.at))}
fn case_326(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| Ok(if cel::find(Some(c), &["at"]).is_some() { Some(cel::Timestamp::parse(cel::string(cel::get(Some(c), "c", &["at"])?)?)?) } else { None }))?))
}

// ${deployment.status.conditions.filter(c, c.type == "Ready").map(c, c.status)}
fn case_327(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"))?.iter().map(|c| Ok(cel::get(Some(c), "c", &["status"])?.clone())).collect::<cel::Result<Vec<_>>>()?))
}

// ${deployment.status.conditions.exists_one(c, c.type == "Ready")}
fn case_328(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists_one(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"))?))
}

// ${deployment.status.?conditions.orValue([]).exists(c, c.type == "Ready")}
fn case_329(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(cel::items(&cel::find(scope.child("deployment"), &["status", "conditions"]).cloned().unwrap_or_else(|| json!([])))?.iter(), |c| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"))?))
}

// ${deployment.status.conditions.exists(i, c, i == 0 && c.type == "Ready")}
fn case_330(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(cel::entries(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?, |(i, c)| Ok(cel::equal(&i, &json!(0)) && cel::get(Some(c), "c", &["type"])? == "Ready"))?))
}

// ${deployment.status.conditions.transformList(i, c, string(i) + string(c.type))}
fn case_331(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::entries(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.into_iter().map(|(i, c)| Ok(format!("{}{}", cel::text(&i)?, cel::text(cel::get(Some(c), "c", &["type"])?)?))).collect::<cel::Result<Vec<_>>>()?))
}

// ${deployment.status.conditions.sortBy(c, string(c.type))}
fn case_332(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| cel::text(cel::get(Some(c), "c", &["type"])?))?))
}

// ${deployment.metadata.labels.exists(k, k == "web")}
fn case_333(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["metadata", "labels"])?)?.iter().any(|k| k == "web")))
}

// ${deployment.metadata.labels.transformMap(k, v, string(v) + "!")}
fn case_334(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::entries(cel::get(scope.child("deployment"), "deployment", &["metadata", "labels"])?)?.into_iter().map(|(k, v)| Ok((cel::string(&k)?.to_owned(), format!("{}!", cel::text(v)?)))).collect::<cel::Result<std::collections::BTreeMap<_, _>>>()?))
}

// ${deployment.metadata.labels.map(k, k)}
fn case_335(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["metadata", "labels"])?)?.iter().cloned().collect::<Vec<_>>()))
}

// ${spec.extra.a.b.map(x, dyn(x))}
fn case_336(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(Some(&this.spec.extra), "spec.extra", &["a", "b"])?)?.iter().cloned().collect::<Vec<_>>()))
}

// ${service.spec.ports.map(p, p.port + 1)}
fn case_337(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("service"), "service", &["spec", "ports"])?)?.iter().map(|p| cel::add(cel::int(cel::get(Some(p), "p", &["port"])?)?, 1)).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.map(t, t.key)}
fn case_338(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| Ok(cel::string(cel::get(Some(t), "t", &["key"])?)?.to_owned())).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.map(t, t.key + "!")}
fn case_339(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| Ok(format!("{}!", cel::string(cel::get(Some(t), "t", &["key"])?)?))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.map(t, t.?tolerationSeconds.orValue(0))}
fn case_340(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| cel::find(Some(t), &["tolerationSeconds"]).map_or(Ok(0), cel::int)).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.filter(t, t.key != "a").map(t, t.words)}
fn case_341(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter(this.spec.tolerations.iter(), |t| Ok(cel::string(cel::get(Some(t), "t", &["key"])?)? != "a"))?.iter().map(|t| Ok(cel::get(Some(t), "t", &["words"])?.clone())).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.filter(t, has(t.tolerationSeconds))}
fn case_342(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().filter(|&t| cel::find(Some(t), &["tolerationSeconds"]).is_some()).cloned().collect::<Vec<_>>()))
}

// ${spec.tolerations.exists(t, t.words.exists(w, w == "y"))}
fn case_343(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(this.spec.tolerations.iter(), |t| cel::exists(cel::items(cel::get(Some(t), "t", &["words"])?)?.iter(), |w| Ok(cel::string(w)? == "y")))?))
}

// ${spec.tolerations.all(t, t.words.all(w, w.startsWith("x")))}
fn case_344(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::all(this.spec.tolerations.iter(), |t| cel::all(cel::items(cel::get(Some(t), "t", &["words"])?)?.iter(), |w| Ok(cel::string(w)?.starts_with("x"))))?))
}

// ${spec.tolerations.map(t, t.words.map(w, w + "!"))}
fn case_345(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| cel::items(cel::get(Some(t), "t", &["words"])?)?.iter().map(|w| Ok(format!("{}!", cel::string(w)?))).collect::<cel::Result<Vec<_>>>()).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.map(t, t.words.filter(w, w != "x"))}
fn case_346(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| cel::filter(cel::items(cel::get(Some(t), "t", &["words"])?)?.iter(), |w| Ok(cel::string(w)? != "x"))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.map(t, t.words.map(w, w))}
fn case_347(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tolerations.iter().map(|t| cel::items(cel::get(Some(t), "t", &["words"])?)?.iter().map(|w| Ok(cel::string(w)?.to_owned())).collect::<cel::Result<Vec<_>>>()).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.sortBy(t, t.key).map(t, t.key)}
fn case_348(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(this.spec.tolerations.iter(), |t| Ok(cel::string(cel::get(Some(t), "t", &["key"])?)?.to_owned()))?.iter().map(|t| Ok(cel::string(cel::get(Some(t), "t", &["key"])?)?.to_owned())).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.tolerations.transformMapEntry(i, t, {t.key: i})}
fn case_349(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge((0_i64..).zip(this.spec.tolerations.iter()).map(|(i, t)| cel::typed::<std::collections::BTreeMap<String, i64>>(&json!({ (cel::string(cel::get(Some(t), "t", &["key"])?)?.to_owned()): i }))).collect::<cel::Result<Vec<_>>>()?.into_iter().map(Ok))?))
}

// ${spec.tolerations[0].words.sortBy(w, w)}
fn case_350(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(cel::items(cel::get(Some(cel::present(this.spec.tolerations.first(), "spec.tolerations[0]")?), "spec.tolerations[0]", &["words"])?)?.iter(), |w| Ok(cel::string(w)?.to_owned()))?))
}

// ${spec.tolerations[?0].?words.orValue([]).map(w, w + "!").join()}
fn case_351(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join(&cel::items(&cel::find(this.spec.tolerations.first(), &["words"]).cloned().unwrap_or_else(|| json!([])))?.iter().map(|w| Ok(format!("{}!", cel::string(w)?))).collect::<cel::Result<Vec<_>>>()?)))
}

// ${cel.bind(t, spec.tolerations[0], t.key + string(t.tolerationSeconds))}
fn case_352(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::try_bind(cel::present(this.spec.tolerations.first(), "spec.tolerations[0]")?.clone(), |t| Ok(format!("{}{}", cel::string(cel::get(Some(t), "t", &["key"])?)?, cel::int(cel::get(Some(t), "t", &["tolerationSeconds"])?)?)))?))
}

// ${spec.tolerations[?0].?words[?1].optMap(w, w + "!")}
fn case_353(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(cel::find(this.spec.tolerations.first(), &["words", "1"]).cloned().as_ref(), |w| Ok(format!("{}!", cel::string(w)?)))?))
}

// ${service.spec.ports.map(p, int(p.port)).max()}
fn case_354(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&cel::items(cel::get(scope.child("service"), "service", &["spec", "ports"])?)?.iter().map(|p| cel::to_int(cel::get(Some(p), "p", &["port"])?)).collect::<cel::Result<Vec<_>>>()?)?))
}

// ${has(spec.values) && spec.values.k.exists(x, x == 1)}
fn case_355(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(values) = &this.spec.values { cel::items(cel::get(Some(values), "spec.values", &["k"])?)?.iter().any(|x| cel::equal(x, &json!(1))) } else { false }))
}

// ${spec.hosts + spec.modes}
fn case_356(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&this.spec.hosts, &this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>())))
}

// ${spec.hosts + ["c"]}
fn case_357(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&this.spec.hosts, &["c".to_owned()])))
}

// ${["c"] + spec.hosts + [spec.image]}
fn case_358(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&cel::list::concat(&["c".to_owned()], &this.spec.hosts), std::slice::from_ref(&this.spec.image))))
}

// ${spec.ports + [spec.replicas]}
fn case_359(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>(), &[i64::from(this.spec.replicas)])))
}

// ${spec.hosts.join(",")}
fn case_360(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&this.spec.hosts, ",")))
}

// ${spec.modes.join("-")}
fn case_361(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>(), "-")))
}

// ${[spec.image, spec.type].join("/")}
fn case_362(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&[this.spec.image.clone(), this.spec.r#type.clone()], "/")))
}

// ${(spec.hosts + [spec.image]).join(" ")}
fn case_363(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&cel::list::concat(&this.spec.hosts, std::slice::from_ref(&this.spec.image)), " ")))
}

// ${spec.hosts.sort()}
fn case_364(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort(&this.spec.hosts)?))
}

// ${spec.modes.sort()}
fn case_365(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort(&this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>())?))
}

// ${spec.ports.sort()}
fn case_366(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?))
}

// ${spec.ports.min()}
fn case_367(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::min(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?))
}

// ${spec.ports.max() + 1}
fn case_368(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::list::max(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?, 1)?))
}

// ${spec.ports.sum()}
fn case_369(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?))
}

// ${spec.ports.isSorted()}
fn case_370(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::is_sorted(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?))
}

// ${spec.hosts.distinct()}
fn case_371(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::distinct(&this.spec.hosts)))
}

// ${(spec.modes + spec.modes).distinct().size()}
fn case_372(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::distinct(&cel::list::concat(&this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>(), &this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>())).len() as i64))
}

// ${spec.hosts.indexOf("b.example")}
fn case_373(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::index_of(&this.spec.hosts, &"b.example".to_owned())))
}

// ${spec.hosts.indexOf(spec.image)}
fn case_374(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::index_of(&this.spec.hosts, &this.spec.image)))
}

// ${spec.ports.indexOf(443)}
fn case_375(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::index_of(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>(), &443_i64)))
}

// ${spec.modes.lastIndexOf(spec.mode)}
fn case_376(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::last_index_of(&this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>(), &this.spec.mode.as_str().to_owned())))
}

// ${spec.hosts.first().orValue("none")}
fn case_377(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::first(&this.spec.hosts).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.ports.last().orValue(0) + 1}
fn case_378(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::list::last(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>()).unwrap_or(0), 1)?))
}

// ${spec.hosts.last()}
fn case_379(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::last(&this.spec.hosts)))
}

// ${spec.hosts.slice(0, 1)}
fn case_380(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::slice(&this.spec.hosts, 0, 1)?))
}

// ${spec.hosts.slice(1, spec.replicas)}
fn case_381(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::slice(&this.spec.hosts, 1, i64::from(this.spec.replicas))?))
}

// ${[[1, 2], spec.ports].flatten()}
fn case_382(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&[vec![1_i64, 2_i64], this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>()])))
}

// ${[spec.hosts, [spec.image]].flatten()}
fn case_383(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&[this.spec.hosts.clone(), vec![this.spec.image.clone()]])))
}

// ${[spec.image, [spec.type]].flatten()}
fn case_384(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten_once(&[json!(this.spec.image), json!([this.spec.r#type])])?))
}

// ${lists.range(spec.replicas)}
fn case_385(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::range(i64::from(this.spec.replicas))?))
}

// ${lists.range(3).map(i, spec.image + string(i))}
fn case_386(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([0_i64, 1_i64, 2_i64].iter().map(|&i| format!("{}{i}", this.spec.image)).collect::<Vec<_>>()))
}

// ${math.greatest(spec.replicas, 1, spec.port)}
fn case_387(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&[i64::from(this.spec.replicas), 1_i64, this.spec.port])?))
}

// ${math.least(spec.ratio, 0.25)}
fn case_388(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::min(&[this.spec.ratio, 0.25])?))
}

// ${math.greatest(spec.ports)}
fn case_389(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>())?))
}

// ${math.abs(spec.port)}
fn case_390(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::abs(this.spec.port)?))
}

// ${math.ceil(spec.ratio)}
fn case_391(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::ceil(this.spec.ratio)))
}

// ${math.sign(spec.ratio)}
fn case_392(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::sign(this.spec.ratio)))
}

// ${spec.image.split(":")}
fn case_393(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::split(&this.spec.image, ":")))
}

// ${spec.image.split(":")[0]}
fn case_394(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::text::split(&this.spec.image, ":").first(), "spec.image.split(\":\")[0]")?))
}

// ${spec.image.split(":")[?1].orValue("latest")}
fn case_395(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::split(&this.spec.image, ":").get(1).map_or("latest", String::as_str)))
}

// ${spec.image.split(":", 2).last().orValue("")}
fn case_396(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::last(&cel::text::split_some(&this.spec.image, ":", 2)).unwrap_or_else(|| "".to_owned())))
}

// ${spec.image.replace(":", "-").upperAscii()}
fn case_397(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::upper_ascii(&cel::text::replace(&this.spec.image, ":", "-"))))
}

// ${spec.image.substring(2)}
fn case_398(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::substring(&this.spec.image, 2)?))
}

// ${spec.image.substring(0, spec.image.indexOf(":"))}
fn case_399(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::substring_to(&this.spec.image, 0, cel::text::index_of(&this.spec.image, ":"))?))
}

// ${spec.image.charAt(0)}
fn case_400(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::char_at(&this.spec.image, 0)?))
}

// ${spec.image.lowerAscii() == spec.type.lowerAscii()}
fn case_401(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::lower_ascii(&this.spec.image) == cel::text::lower_ascii(&this.spec.r#type)))
}

// ${spec.image.trim().reverse()}
fn case_402(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::reverse(&cel::text::trim(&this.spec.image))))
}

// ${spec.mode.upperAscii()}
fn case_403(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::upper_ascii(this.spec.mode.as_str())))
}

// ${spec.image.matches("^nginx:[0-9.]+$")}
fn case_404(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::matches(&this.spec.image, "^nginx:[0-9.]+$")?))
}

// ${spec.image.find("[0-9]+")}
fn case_405(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::regex_find(&this.spec.image, "[0-9]+")?))
}

// ${spec.image.findAll("[0-9]+")}
fn case_406(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find_all(&this.spec.image, "[0-9]+")?))
}

// ${spec.mode.matches("^f")}
fn case_407(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::matches(this.spec.mode.as_str(), "^f")?))
}

// ${"%s has %d at %.2f".format([spec.image, spec.port, spec.ratio])}
fn case_408(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::format("%s has %d at %.2f", &[json!(this.spec.image), json!(this.spec.port), json!(this.spec.ratio)])?))
}

// ${"%s".format([spec.hosts])}
fn case_409(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::format("%s", cel::list(&json!([this.spec.hosts]))?)?))
}

// ${strings.quote(spec.image)}
fn case_410(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::quote(&this.spec.image)))
}

// ${dnsName(metadata.name, spec.image)}
fn case_411(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::dns_name(&[scope.name.to_owned(), this.spec.image.clone()])))
}

// ${dnsName(metadata.name, spec.mode, string(spec.port))}
fn case_412(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::dns_name(&[scope.name.to_owned(), this.spec.mode.as_str().to_owned(), this.spec.port.to_string()])))
}

// ${sha256(spec.image)}
fn case_413(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::sha256(&this.spec.image)))
}

// ${sha256(toJson(spec.hosts))}
fn case_414(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::sha256(&cel::to_json(&json!(this.spec.hosts)))))
}

// ${toJson(spec.pools)}
fn case_415(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_json(&json!(this.spec.pools))))
}

// ${toJson({"a": spec.port, "b": [spec.ratio, spec.enabled]})}
fn case_416(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_json(&json!({ "a": this.spec.port, "b": [this.spec.ratio, this.spec.enabled] }))))
}

// ${toYaml({"servers": spec.pools.map(p, {"name": p.name, "size": p.size})})}
fn case_417(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_yaml(&json!({ "servers": this.spec.pools.iter().map(|p| cel::typed::<std::collections::BTreeMap<String, Value>>(&json!({ "name": p.name, "size": p.size }))).collect::<cel::Result<Vec<_>>>()? }))))
}

// ${toYaml(spec.extra)}
fn case_418(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_yaml(&this.spec.extra)))
}

// ${base64.encode(spec.image)}
fn case_419(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::encode_text(&this.spec.image)))
}

// ${string(base64.decode(base64.encode(spec.image)))}
fn case_420(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::decode(&cel::encode_text(&this.spec.image))?.text()?))
}

// ${base64.encode(bytes(spec.image) + b"!")}
fn case_421(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::encode(&cel::bytes(&this.spec.image).concat(&cel::bytes("!")))))
}

// ${bytes(spec.image)}
fn case_422(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes(&this.spec.image)))
}

// ${size(bytes(spec.image))}
fn case_423(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes(&this.spec.image).size()))
}

// ${quantity(spec.memory)}
fn case_424(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse(this.spec.memory.0.as_str())?))
}

// ${quantity(spec.memory).isGreaterThan(quantity("1Gi"))}
fn case_425(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse(this.spec.memory.0.as_str())?.is_greater_than(&cel::Quantity::parse("1Gi")?)))
}

// ${quantity(spec.memory).add(quantity("64Mi"))}
fn case_426(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse(this.spec.memory.0.as_str())?.plus(&cel::Quantity::parse("64Mi")?)?))
}

// ${string(quantity(spec.memory).sub(1))}
fn case_427(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse(this.spec.memory.0.as_str())?.minus_units(1)?.to_string()))
}

// ${quantity(spec.memory) == quantity("64Mi")}
fn case_428(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse(this.spec.memory.0.as_str())? == cel::Quantity::parse("64Mi")?))
}

// ${quantity(spec.memory).asInteger() / 1024}
fn case_429(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::div(cel::Quantity::parse(this.spec.memory.0.as_str())?.as_integer()?, 1024)?))
}

// ${isQuantity(spec.image) ? spec.image : "none"}
fn case_430(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::is_quantity(&this.spec.image) { this.spec.image.as_str() } else { "none" }))
}

// ${spec.pools.map(p, quantity(string(p.size)).add(quantity("500m")))}
fn case_431(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.pools.iter().map(|p| cel::Quantity::parse(&p.size.to_string())?.plus(&cel::Quantity::parse("500m")?)).collect::<cel::Result<Vec<_>>>()?))
}

// ${[quantity(spec.memory), quantity("1Gi")]}
fn case_432(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!([cel::Quantity::parse(this.spec.memory.0.as_str())?, cel::Quantity::parse("1Gi")?])))
}

// ${semver("1.2.3").isLessThan(semver(spec.image))}
fn case_433(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3")?.is_less_than(&cel::Semver::parse(&this.spec.image)?)))
}

// ${format.dns1123Label().validate(spec.image).hasValue()}
fn case_434(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::parse("dns1123Label")?.validate(&this.spec.image).is_some()))
}

// ${format.qualifiedName().validate(spec.image).orValue([]).join(",")}
fn case_435(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&cel::Format::parse("qualifiedName")?.validate(&this.spec.image).unwrap_or_default(), ",")))
}

// ${format.named(spec.image).value().validate(spec.image).hasValue()}
fn case_436(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::Format::named(&this.spec.image).as_ref(), "format.named(spec.image)")?.validate(&this.spec.image).is_some()))
}

// ${isSemver(spec.type)}
fn case_437(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_semver(&this.spec.r#type)))
}

// ${timestamp(spec.image)}
fn case_438(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse(&this.spec.image)?))
}

// ${timestamp("2026-01-31T08:30:00Z") + duration(spec.type)}
fn case_439(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:00Z")?.plus(&cel::Duration::parse(&this.spec.r#type)?)?))
}

// ${timestamp("2026-01-31T08:30:00Z").getHours() + spec.port}
fn case_440(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(8, this.spec.port)?))
}

// ${has(metadata.annotations) ? duration("1h") : duration("2h")}
fn case_441(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.metadata.annotations.is_some() { cel::Duration::parse("3600s")? } else { cel::Duration::parse("7200s")? }))
}

// ${duration(string(spec.replicas) + "s")}
fn case_442(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse(&format!("{}s", this.spec.replicas))?))
}

// ${duration(string(spec.replicas) + "s") > duration("2s")}
fn case_443(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse(&format!("{}s", this.spec.replicas))? > cel::Duration::parse("2s")?))
}

// ${string(duration("90s") + duration(string(spec.replicas) + "s"))}
fn case_444(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("90s")?.plus(&cel::Duration::parse(&format!("{}s", this.spec.replicas))?)?.to_string()))
}

// ${int(timestamp("1970-01-01T00:01:00Z")) + spec.port}
fn case_445(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(60, this.spec.port)?))
}

// ${timestamp(spec.port)}
fn case_446(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(this.spec.port)?))
}

// ${deployment.status.conditions.map(c, timestamp(c.at).getFullYear())}
fn case_447(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter().map(|c| Ok(cel::Timestamp::parse(cel::string(cel::get(Some(c), "c", &["at"])?)?)?.civil("")?.year())).collect::<cel::Result<Vec<_>>>()?))
}

// ${url("https://" + spec.image).getHost()}
fn case_448(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse(&format!("https://{}", this.spec.image))?.host()))
}

// ${url("http://example.com/?a=" + spec.type).getQuery()}
fn case_449(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse(&format!("http://example.com/?a={}", this.spec.r#type))?.query()))
}

// ${isURL(spec.image)}
fn case_450(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_url(&this.spec.image)))
}

// ${isIP(spec.image) || cidr("10.0.0.0/8").containsIP("10.0.0.1") && spec.enabled}
fn case_451(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_ip(&this.spec.image) || this.spec.enabled))
}

// ${cidr("10.0.0.0/8").containsIP(service.spec.clusterIP)}
fn case_452(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.contains_ip_text(cel::string(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])?)?)?))
}

// ${ip(service.spec.clusterIP).family()}
fn case_453(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse(cel::string(cel::get(scope.child("service"), "service", &["spec", "clusterIP"])?)?)?.family()))
}

// ${uint(spec.port)}
fn case_454(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::unsigned(this.spec.port)?))
}

// ${uint(spec.replicas) + 1u}
fn case_455(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::uadd(cel::unsigned(i64::from(this.spec.replicas))?, 1_u64)?))
}

// ${uint(spec.ratio)}
fn case_456(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::truncate_unsigned(this.spec.ratio)?))
}

// ${int(uint(spec.port)) + 1}
fn case_457(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::narrow(cel::unsigned(this.spec.port)?)?, 1)?))
}

// ${double(uint(spec.port))}
fn case_458(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::unsigned(this.spec.port)? as f64))
}

// ${uint(spec.target)}
fn case_459(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_uint(&json!(this.spec.target))?))
}

// ${bool(spec.type)}
fn case_460(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_bool(&this.spec.r#type)?))
}

// ${bool(spec.extra)}
fn case_461(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_bool(&this.spec.extra)?))
}

// ${string(uint(spec.port))}
fn case_462(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::unsigned(this.spec.port)?.to_string()))
}

// ${type(spec.image) == string}
fn case_463(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(true))
}

// ${type(spec.target) == int}
fn case_464(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::type_name(&json!(this.spec.target)) == "int"))
}

// ${type(spec.extra)}
fn case_465(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::type_name(&this.spec.extra)))
}

// ${dyn(spec.port) == spec.extra}
fn case_466(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(this.spec.port), &this.spec.extra)))
}

// ${cel.bind(name, spec.image + "!", name + name)}
fn case_467(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind(format!("{}!", this.spec.image), |name| format!("{name}{name}"))))
}

// ${cel.bind(port, spec.port + 1, [port, port])}
fn case_468(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind(cel::add(this.spec.port, 1)?, |&port| vec![port, port])))
}

// ${cel.bind(hosts, spec.hosts, hosts + hosts)}
fn case_469(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind(this.spec.hosts.clone(), |hosts| cel::list::concat(hosts, hosts))))
}

// ${cel.bind(pool, spec.pools[0], pool.name)}
fn case_470(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind(cel::present(this.spec.pools.first(), "spec.pools[0]")?.clone(), |pool| pool.name.clone())))
}

// ${cel.bind(x, deployment.status.phase, x == "Ready")}
fn case_471(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind(cel::get(scope.child("deployment"), "deployment", &["status", "phase"])?.clone(), |x| x == "Ready")))
}

// ${cel.bind(x, spec.replicas, 6 / x)}
fn case_472(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::try_bind(i64::from(this.spec.replicas), |&x| cel::div(6, x))?))
}

// ${spec.?host.optMap(h, "https://" + h)}
fn case_473(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.clone().as_ref().map(|h| format!("https://{h}"))))
}

// ${spec.?host.optMap(h, "https://" + h).orValue("none")}
fn case_474(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.clone().as_ref().map(|h| format!("https://{h}")).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?host.optMap(h, int(h)).orValue(0)}
fn case_475(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(this.spec.host.clone().as_ref(), |h| cel::parse_int(h))?.unwrap_or(0)))
}

// ${spec.?limit.optMap(l, l + 1).orValue(0)}
fn case_476(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(this.spec.limit.map(i64::from), |l| cel::add(l, 1))?.unwrap_or(0)))
}

// ${spec.?tier.optMap(t, t + "!").orValue("none")}
fn case_477(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tier.as_ref().map(|it| it.as_str().to_owned()).as_ref().map(|t| format!("{t}!")).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?tls.optMap(t, t.issuer).orValue("none")}
fn case_478(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.clone().as_ref().map(|t| t.issuer.clone()).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?tls.optFlatMap(t, t.?secretName).orValue("none")}
fn case_479(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tls.clone().as_ref().and_then(|t| t.secret_name.clone()).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?config.optMap(c, size(c)).orValue(0)}
fn case_480(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.clone().as_ref().map(|c| c.len() as i64).unwrap_or(0)))
}

// ${deployment.status.?phase.optMap(p, string(p) + "!").orValue("none")}
fn case_481(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(cel::find(scope.child("deployment"), &["status", "phase"]).cloned().as_ref(), |p| Ok(format!("{}!", cel::text(p)?)))?.unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?host.or(spec.?path).orValue("none")}
fn case_482(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.clone().or_else(|| this.spec.path.clone()).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?host.or(optional.of(spec.image))}
fn case_483(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.clone().or_else(|| Some(this.spec.image.clone()))))
}

// ${spec.?limit.or(spec.?timeout).orValue(3)}
fn case_484(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.map(i64::from).or(this.spec.timeout).unwrap_or(3)))
}

// ${spec.?tier.or(spec.?host).orValue(spec.mode)}
fn case_485(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.tier.as_ref().map(|it| it.as_str().to_owned()).or_else(|| this.spec.host.clone()).unwrap_or_else(|| this.spec.mode.as_str().to_owned())))
}

// ${optional.of(spec.image).orValue("x")}
fn case_486(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.image))
}

// ${(spec.enabled ? optional.of(spec.image) : optional.none()).orValue("none")}
fn case_487(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((if this.spec.enabled { Some(this.spec.image.clone()) } else { None::<String> }).unwrap_or_else(|| "none".to_owned())))
}

// ${spec.?host.value() + "!"}
fn case_488(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}!", cel::present(this.spec.host.as_ref(), "spec.?host")?)))
}

// ${spec.?host.hasValue() ? 1 : 2}
fn case_489(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.host.is_some() { 1 } else { 2 }))
}

// ${[?spec.?host, spec.image]}
fn case_490(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([this.spec.host.clone(), Some(this.spec.image.clone())].into_iter().flatten().collect::<Vec<_>>()))
}

// ${[spec.replicas, ?spec.?limit]}
fn case_491(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([Some(i64::from(this.spec.replicas)), this.spec.limit.map(i64::from)].into_iter().flatten().collect::<Vec<_>>()))
}

// ${[?spec.?tier, ?deployment.?status.?phase]}
fn case_492(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([this.spec.tier.as_ref().map(|it| it.as_str().to_owned()).map(|it| json!(it)), cel::find(scope.child("deployment"), &["status", "phase"]).cloned()].into_iter().flatten().collect::<Vec<_>>()))
}

// ${{"a": spec.image, ?"host": spec.?host}}
fn case_493(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([Some("a".to_owned()).zip(Some(this.spec.image.clone())), Some("host".to_owned()).zip(this.spec.host.clone())].into_iter().flatten().collect::<std::collections::BTreeMap<_, _>>()))
}

// ${{?"limit": spec.?limit, "port": spec.port}}
fn case_494(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([Some("limit".to_owned()).zip(this.spec.limit.map(i64::from)), Some("port".to_owned()).zip(Some(this.spec.port))].into_iter().flatten().collect::<std::collections::BTreeMap<_, _>>()))
}

// ${{?spec.image: spec.?tls}}
fn case_495(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([Some(this.spec.image.clone()).zip(this.spec.tls.clone())].into_iter().flatten().collect::<std::collections::BTreeMap<_, _>>()))
}

// ${[?spec.?limit].sum()}
fn case_496(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&[this.spec.limit.map(i64::from)].into_iter().flatten().collect::<Vec<_>>())?))
}

// ${spec.?weights.orValue([0.5]).sum()}
fn case_497(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&this.spec.weights.clone().unwrap_or_else(|| vec![0.5]))?))
}

// ${spec.?config.orValue({"a": spec.image})}
fn case_498(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(found) = this.spec.config.clone() { found } else { cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ "a": this.spec.image }))? }))
}

// ${spec.?config.orValue({}).transformMap(k, v, k + v)}
fn case_499(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.config.clone().unwrap_or_default().iter().map(|(k, v)| (k.clone(), format!("{k}{v}"))).collect::<std::collections::BTreeMap<_, _>>()))
}

// ${spec.?values.orValue([1])}
fn case_500(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.values.as_ref().cloned().unwrap_or_else(|| json!([1]))))
}

// ${spec.enabled ? spec.hosts : []}
fn case_501(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.hosts.clone() } else { Vec::<String>::new() }))
}

// ${spec.enabled ? spec.hosts : ["x"]}
fn case_502(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.hosts.clone() } else { vec!["x".to_owned()] }))
}

// ${spec.enabled ? spec.pools : []}
fn case_503(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.pools.clone() } else { Vec::<types::FixturePool>::new() }))
}

// ${spec.enabled ? spec.ports.map(p, p + 1) : spec.ports}
fn case_504(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if this.spec.enabled { this.spec.ports.iter().map(|&p| cel::add(i64::from(p), 1)).collect::<cel::Result<Vec<_>>>()? } else { this.spec.ports.iter().map(|&it| i64::from(it)).collect::<Vec<_>>() }))
}

// ${(spec.enabled ? spec.hosts : spec.modes).join(",")}
fn case_505(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&(if this.spec.enabled { this.spec.hosts.clone() } else { this.spec.modes.iter().map(|it| it.as_str().to_owned()).collect::<Vec<_>>() }), ",")))
}

// ${(spec.enabled ? {"a": spec.image} : {"b": spec.type}).size()}
fn case_506(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((if this.spec.enabled { cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ "a": this.spec.image }))? } else { cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ "b": this.spec.r#type }))? }).len() as i64))
}

// ${has(spec.config) ? spec.config : {"none": spec.image}}
fn case_507(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(config) = &this.spec.config { config.clone() } else { cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ "none": this.spec.image }))? }))
}

// ${[spec.image, spec.type][spec.replicas - 3]}
fn case_508(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!([this.spec.image, this.spec.r#type])), &[&cel::sub(i64::from(this.spec.replicas), 3)?.to_string()]), "[spec.image, spec.type][spec.replicas - 3]")?))
}

// ${[1, 2, 3][spec.replicas]}
fn case_509(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!([1, 2, 3])), &[&i64::from(this.spec.replicas).to_string()]), "[1, 2, 3][spec.replicas]")?))
}

// ${{"a": 1, "b": spec.port}.a}
fn case_510(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!({ "a": 1, "b": this.spec.port })), &["a"]), "{\"a\": 1, \"b\": spec.port}.a")?))
}

// ${{"a": spec.image}[spec.type]}
fn case_511(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!({ "a": this.spec.image })), &[&this.spec.r#type]), "{\"a\": spec.image}[spec.type]")?))
}

// ${{"a": spec.image}[?spec.type].orValue("none")}
fn case_512(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(&json!({ "a": this.spec.image })), &[&this.spec.r#type]).cloned().unwrap_or_else(|| json!("none"))))
}

// ${[1, 2, 3].exists(x, x == spec.replicas)}
fn case_513(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(matches!(i64::from(this.spec.replicas), 1..=3)))
}

// ${[1, 2, 3].map(x, x * spec.replicas)}
fn case_514(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([1_i64, 2_i64, 3_i64].iter().map(|&x| cel::mul(x, i64::from(this.spec.replicas))).collect::<cel::Result<Vec<_>>>()?))
}

// ${["a", spec.image].map(x, x + "!")}
fn case_515(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(["a".to_owned(), this.spec.image.clone()].iter().map(|x| format!("{x}!")).collect::<Vec<_>>()))
}

// ${[spec.enabled, true].all(x, x)}
fn case_516(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([this.spec.enabled, true].iter().all(|&x| x)))
}

// ${[spec.enabled, false].exists(x, x)}
fn case_517(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([this.spec.enabled, false].iter().any(|&x| x)))
}

// ${false < spec.enabled}
fn case_518(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::compare(&json!(false), &json!(this.spec.enabled))?.is_lt()))
}

// ${spec.enabled >= (spec.replicas > 1)}
fn case_519(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::compare(&json!(this.spec.enabled), &json!(this.spec.replicas > 1))?.is_ge()))
}

// ${b"abc" == bytes(spec.image)}
fn case_520(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc") == cel::bytes(&this.spec.image)))
}

// ${bytes(spec.image) < bytes(spec.type)}
fn case_521(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes(&this.spec.image) < cel::bytes(&this.spec.r#type)))
}

// ${string(spec.pools.size()) + spec.pools.map(p, p.name).join("")}
fn case_522(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}", this.spec.pools.len() as i64, cel::text::join_with(&this.spec.pools.iter().map(|p| p.name.clone()).collect::<Vec<_>>(), ""))))
}

// ${spec.hosts.map(host, spec.hosts.filter(other, other != host)).flatten()}
fn case_523(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&this.spec.hosts.iter().map(|host| this.spec.hosts.iter().filter(|&other| other != host).cloned().collect::<Vec<_>>()).collect::<Vec<_>>())))
}

// ${has(spec.host) && spec.hosts.exists(h, h == spec.host)}
fn case_524(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host.as_ref().is_some_and(|host| this.spec.hosts.contains(host))))
}

// ${has(spec.host) ? spec.hosts.map(h, h + spec.host) : []}
fn case_525(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if let Some(host) = &this.spec.host { this.spec.hosts.iter().map(|h| format!("{h}{host}")).collect::<Vec<_>>() } else { Vec::<String>::new() }))
}

// ${has(spec.limit) && spec.ports.all(p, p > spec.limit)}
fn case_526(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.limit.is_some_and(|limit| this.spec.ports.iter().all(|&p| p > limit))))
}

// ${spec.hosts.exists(h, h == deployment.status.phase)}
fn case_527(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(this.spec.hosts.iter(), |h| Ok(cel::equal(&json!(h), cel::get(scope.child("deployment"), "deployment", &["status", "phase"])?)))?))
}

// ${spec.hosts.exists(h, deployment.status.gone == h)}
fn case_528(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(this.spec.hosts.iter(), |h| Ok(cel::equal(cel::get(scope.child("deployment"), "deployment", &["status", "gone"])?, &json!(h))))?))
}

// ${deployment.status.phase in spec.hosts.map(h, h + "!")}
fn case_529(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::contains(&json!(this.spec.hosts.iter().map(|h| format!("{h}!")).collect::<Vec<_>>()), cel::get(scope.child("deployment"), "deployment", &["status", "phase"])?)?))
}

// ${spec.type in spec.hosts.map(h, h)}
fn case_530(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.clone().contains(&this.spec.r#type)))
}

// ${settings.?data.?color.orValue("x").upperAscii()}
fn case_531(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::upper_ascii(cel::find(scope.reference("settings"), &["data", "color"]).map_or(Ok("x"), cel::string)?)))
}

// ${backend.spec.weights.map(w, int(w)).sum()}
fn case_532(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&cel::items(cel::get(scope.reference("backend"), "backend", &["spec", "weights"])?)?.iter().map(cel::to_int).collect::<cel::Result<Vec<_>>>()?)?))
}

// ${backend.spec.weights.sort()}
fn case_533(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort(cel::list(cel::get(scope.reference("backend"), "backend", &["spec", "weights"])?)?)?))
}

// ${backend.spec.weights.max()}
fn case_534(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(cel::list(cel::get(scope.reference("backend"), "backend", &["spec", "weights"])?)?)?))
}

// ${backend.spec.weights + [3]}
fn case_535(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(cel::list(cel::get(scope.reference("backend"), "backend", &["spec", "weights"])?)?, cel::list(&json!([3]))?)))
}

// true
fn case_536(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(true))
}

// spec.enabled
fn case_537(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.enabled))
}

// !spec.enabled
fn case_538(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!this.spec.enabled))
}

// has(spec.config)
fn case_539(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.config.is_some()))
}

// has(spec.host) && spec.replicas > 0
fn case_540(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.host.is_some() && this.spec.replicas > 0))
}

// deployment.status.ready
fn case_541(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?)?))
}

// has(service.status.loadBalancer)
fn case_542(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::find(scope.child("service"), &["status", "loadBalancer"]).is_some()))
}

// metadata.name != "" && "" != spec.image
fn case_543(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!scope.name.is_empty() && !this.spec.image.is_empty()))
}

// spec.image + spec.?host.orValue("") == ""
fn case_544(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(format!("{}{}", this.spec.image, this.spec.host.as_deref().unwrap_or("")).is_empty()))
}

// spec.mode == "" || !(metadata.name == "")
fn case_545(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.mode.as_str().is_empty() || !scope.name.is_empty()))
}

// spec.?paused.orValue(false)
fn case_546(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.paused.unwrap_or(false)))
}

// has(settings.data) && has(certificate.data.key)
fn case_547(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::find(scope.reference("settings"), &["data"]).is_some() && cel::find(scope.reference("certificate"), &["data", "key"]).is_some()))
}

// backend.spec.port > 80
fn case_548(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::int(cel::get(scope.reference("backend"), "backend", &["spec", "port"])?)? > 80))
}

// deployment.status.ready && spec.enabled
fn case_549(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.enabled && cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?)?))
}

// deployment.status.conditions.exists(c, c.type == "Ready" && c.status == "True")
fn case_550(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(cel::exists(cel::items(cel::get(scope.child("deployment"), "deployment", &["status", "conditions"])?)?.iter(), |c| cel::and(|| Ok(cel::get(Some(c), "c", &["type"])? == "Ready"), || Ok(cel::get(Some(c), "c", &["status"])? == "True")))?))
}

// spec.hosts.all(h, h.contains(".")) && spec.pools.exists(p, has(p.host) && p.host == metadata.name)
fn case_551(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(this.spec.hosts.iter().all(|h| h.contains(".")) && this.spec.pools.iter().any(|p| p.host.as_ref().is_some_and(|host| host == scope.name))))
}

// !spec.pools.exists(p, p.size > 1)
fn case_552(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!this.spec.pools.iter().any(|p| p.size > 1)))
}

// !spec.hosts.all(h, int(h) > 1)
fn case_553(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!cel::all(this.spec.hosts.iter(), |h| Ok(cel::parse_int(h)? > 1))?))
}

// deployment.status.ready || service.status.ready || !spec.enabled
fn case_554(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(Value::Bool(!this.spec.enabled || cel::or(|| cel::boolean(cel::get(scope.child("deployment"), "deployment", &["status", "ready"])?), || cel::boolean(cel::get(scope.child("service"), "service", &["status", "ready"])?))?))
}

// example ${has({'a': 1}.a)}
#[allow(clippy::all)]
fn case_555(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(&json!({ "a": 1 })), &["a"]).is_some()))
}

// example ${[1, 2].all(x, x > 0)}
#[allow(clippy::all)]
fn case_556(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([1_i64, 2_i64].iter().all(|&x| x > 0)))
}

// example ${['a', 'b'].all(i, x, i < 2 && x != '')}
#[allow(clippy::all)]
fn case_557(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(["a".to_owned(), "b".to_owned()].iter()).all(|(i, x)| i < 2 && !x.is_empty())))
}

// example ${[1, 2].exists(x, x == 2)}
#[allow(clippy::all)]
fn case_558(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([1_i64, 2_i64].iter().any(|&x| x == 2)))
}

// example ${{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v > 1)}
#[allow(clippy::all)]
fn case_559(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists(cel::entries(&json!({ "a": 1, "b": 2 }))?, |(k, v)| cel::and(|| Ok(cel::string(&k)? == "b"), || Ok(cel::int(v)? > 1)))?))
}

// example ${[1, 2, 2].exists_one(x, x == 2)}
#[allow(clippy::all)]
fn case_560(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists_one([1_i64, 2_i64, 2_i64].iter(), |&x| Ok(x == 2))?))
}

// example ${[1, 2, 2].existsOne(i, x, i > 0 && x == 2)}
#[allow(clippy::all)]
fn case_561(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::exists_one((0_i64..).zip([1_i64, 2_i64, 2_i64].iter()), |(i, &x)| Ok(i > 0 && x == 2))?))
}

// example ${[1, 2, 3].filter(x, x > 1)}
#[allow(clippy::all)]
fn case_562(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([1_i64, 2_i64, 3_i64].iter().filter(|&&x| x > 1).copied().collect::<Vec<_>>()))
}

// example ${['a', 'b'].map(x, x + '!')}
#[allow(clippy::all)]
fn case_563(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(["a".to_owned(), "b".to_owned()].iter().map(|x| format!("{x}!")).collect::<Vec<_>>()))
}

// example ${[1, 2, 3].map(x, x > 1, x * 10)}
#[allow(clippy::all)]
fn case_564(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map([1_i64, 2_i64, 3_i64].iter(), |&x| Ok(if x > 1 { Some(cel::mul(x, 10)?) } else { None }))?))
}

// example ${['a', 'b'].transformList(i, x, string(i) + x)}
#[allow(clippy::all)]
fn case_565(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((0_i64..).zip(["a".to_owned(), "b".to_owned()].iter()).map(|(i, x)| format!("{i}{x}")).collect::<Vec<_>>()))
}

// example ${{'a': 1, 'b': 2}.transformList(k, v, v > 1, k)}
#[allow(clippy::all)]
fn case_566(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(cel::entries(&json!({ "a": 1, "b": 2 }))?, |(k, v)| Ok(if cel::int(v)? > 1 { Some(cel::string(&k)?.to_owned()) } else { None }))?))
}

// example ${{'a': 1}.transformMap(k, v, k + string(v))}
#[allow(clippy::all)]
fn case_567(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::entries(&json!({ "a": 1 }))?.into_iter().map(|(k, v)| Ok((cel::string(&k)?.to_owned(), format!("{}{}", cel::text(&k)?, cel::text(v)?)))).collect::<cel::Result<std::collections::BTreeMap<_, _>>>()?))
}

// example ${{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2)}
#[allow(clippy::all)]
fn case_568(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::filter_map(cel::entries(&json!({ "a": 1, "b": 2 }))?, |(k, v)| Ok(if cel::int(v)? > 1 { Some((cel::string(&k)?.to_owned(), cel::mul(cel::int(v)?, 2)?)) } else { None }))?.into_iter().collect::<std::collections::BTreeMap<_, _>>()))
}

// example ${['a', 'b'].transformMapEntry(i, x, {x: i})}
#[allow(clippy::all)]
fn case_569(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge((0_i64..).zip(["a".to_owned(), "b".to_owned()].iter()).map(|(i, x)| cel::typed::<std::collections::BTreeMap<String, i64>>(&json!({ (x.clone()): i }))).collect::<cel::Result<Vec<_>>>()?.into_iter().map(Ok))?))
}

// example ${{'a': 'x', 'b': ''}.transformMapEntry(k, v, v != '', {v: k})}
#[allow(clippy::all)]
fn case_570(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::merge(cel::filter_map(cel::entries(&json!({ "a": "x", "b": "" }))?, |(k, v)| Ok(if !cel::string(v)?.is_empty() { Some(cel::typed::<std::collections::BTreeMap<String, String>>(&json!({ (cel::string(v)?.to_owned()): k }))?) } else { None }))?.into_iter().map(Ok))?))
}

// example ${['ccc', 'a', 'bb'].sortBy(x, size(x))}
#[allow(clippy::all)]
fn case_571(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort_by(["ccc".to_owned(), "a".to_owned(), "bb".to_owned()].iter(), |x| Ok(x.chars().count() as i64))?))
}

// example ${cel.bind(x, 'ab', x + x)}
#[allow(clippy::all)]
fn case_572(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bind("ab".to_owned(), |x| format!("{x}{x}"))))
}

// example ${{'a': {'b': 1}}.?a.?c.orValue(0)}
#[allow(clippy::all)]
fn case_573(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(cel::find(Some(&json!({ "a": { "b": 1 } })), &["a"]), &["c"]).cloned().unwrap_or_else(|| json!(0))))
}

// example ${[1, 2][?5].orValue(0)}
#[allow(clippy::all)]
fn case_574(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(&json!([1, 2])), &["5"]).cloned().unwrap_or_else(|| json!(0))))
}

// example ${[1, ?{'a': 2}.?a, ?{'a': 2}.?b]}
#[allow(clippy::all)]
fn case_575(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!([Some(1_i64), cel::opt_map(cel::find(Some(&json!({ "a": 2 })), &["a"]), cel::int)?, cel::opt_map(cel::find(Some(&json!({ "a": 2 })), &["b"]), cel::int)?].into_iter().flatten().collect::<Vec<_>>()))
}

// example ${{'a': 1}.?b.orValue(2)}
#[allow(clippy::all)]
fn case_576(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(&json!({ "a": 1 })), &["b"]).cloned().unwrap_or_else(|| json!(2))))
}

// example ${{'a': 1}.?b.or({'c': 3}.?c).orValue(2)}
#[allow(clippy::all)]
fn case_577(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((if let Some(found) = cel::opt_map(cel::find(Some(&json!({ "a": 1 })), &["b"]), cel::int)? { Some(found) } else { cel::opt_map(cel::find(Some(&json!({ "c": 3 })), &["c"]), cel::int)? }).unwrap_or(2)))
}

// example ${{'a': 1}.?a.hasValue()}
#[allow(clippy::all)]
fn case_578(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(Some(&json!({ "a": 1 })), &["a"]).is_some()))
}

// example ${{'a': 1}.?a.value()}
#[allow(clippy::all)]
fn case_579(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!({ "a": 1 })), &["a"]), "{'a': 1}.?a")?))
}

// example ${{'a': 'x'}.?a.optMap(x, x + '!').orValue('none')}
#[allow(clippy::all)]
fn case_580(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(cel::find(Some(&json!({ "a": "x" })), &["a"]), |it| Ok(cel::string(it)?.to_owned()))?.as_ref().map(|x| format!("{x}!")).unwrap_or_else(|| "none".to_owned())))
}

// example ${{'a': {'b': 1}}.?a.optFlatMap(x, x.?b).orValue(0)}
#[allow(clippy::all)]
fn case_581(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::opt_map(cel::find(Some(&json!({ "a": { "b": 1 } })), &["a"]), cel::typed::<std::collections::BTreeMap<String, i64>>)?.as_ref().and_then(|x| x.get("b").copied()).unwrap_or(0)))
}

// example ${optional.of(1).orValue(2)}
#[allow(clippy::all)]
fn case_582(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1))
}

// example ${optional.ofNonZeroValue('').orValue('none')}
#[allow(clippy::all)]
fn case_583(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!((if "" != "" { Some("".to_owned()) } else { None::<String> }).unwrap_or_else(|| "none".to_owned())))
}

// example ${optional.none().orValue(2)}
#[allow(clippy::all)]
fn case_584(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(2))
}

// example ${1 < 2 ? 'yes' : 'no'}
#[allow(clippy::all)]
fn case_585(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if 1 < 2 { "yes" } else { "no" }))
}

// example ${true || 1 / 0 > 0}
#[allow(clippy::all)]
fn case_586(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(true || cel::div(1, 0)? > 0))
}

// example ${[1, 2] == [1, 2]}
#[allow(clippy::all)]
fn case_587(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!([1, 2]), &json!([1, 2]))))
}

// example ${'a' < 'b'}
#[allow(clippy::all)]
fn case_588(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("a" < "b"))
}

// example ${'a' in {'a': 1}}
#[allow(clippy::all)]
fn case_589(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::contains(&json!({ "a": 1 }), &json!("a"))?))
}

// example ${'a' + 'b'}
#[allow(clippy::all)]
fn case_590(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("ab"))
}

// example ${7 - 2 * 3}
#[allow(clippy::all)]
fn case_591(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::sub(7, cel::mul(2, 3)?)?))
}

// example ${-7 / 2}
#[allow(clippy::all)]
fn case_592(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::div(-7, 2)?))
}

// example ${{'a': 1}['a']}
#[allow(clippy::all)]
fn case_593(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!({ "a": 1 })), &["a"]), "{'a': 1}['a']")?))
}

// example ${['a', 'b'][1]}
#[allow(clippy::all)]
fn case_594(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(&json!(["a", "b"])), &["1"]), "['a', 'b'][1]")?))
}

// example ${{'a': [1, 2]}}
#[allow(clippy::all)]
fn case_595(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!({ "a": [1, 2] })))
}

// example ${'nginx:1.27'.startsWith('nginx:')}
#[allow(clippy::all)]
fn case_596(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("nginx:1.27".starts_with("nginx:")))
}

// example ${'app.example.com'.endsWith('.com')}
#[allow(clippy::all)]
fn case_597(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("app.example.com".ends_with(".com")))
}

// example ${'nginx:1.27'.contains(':')}
#[allow(clippy::all)]
fn case_598(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("nginx:1.27".contains(":")))
}

// example ${'v1beta2'.matches('^v[0-9]+')}
#[allow(clippy::all)]
fn case_599(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::matches("v1beta2", "^v[0-9]+")?))
}

// example ${matches('v1beta2', 'beta')}
#[allow(clippy::all)]
fn case_600(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::matches("v1beta2", "beta")?))
}

// example ${'abc 123'.find('[0-9]+')}
#[allow(clippy::all)]
fn case_601(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::regex_find("abc 123", "[0-9]+")?))
}

// example ${'123 abc 456'.findAll('[0-9]+')}
#[allow(clippy::all)]
fn case_602(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find_all("123 abc 456", "[0-9]+")?))
}

// example ${'123 abc 456'.findAll('[0-9]+', 1)}
#[allow(clippy::all)]
fn case_603(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find_some("123 abc 456", "[0-9]+", 1)?))
}

// example ${'a,b,c'.split(',')}
#[allow(clippy::all)]
fn case_604(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::split("a,b,c", ",")))
}

// example ${'nginx:1.27:x'.split(':', 2)}
#[allow(clippy::all)]
fn case_605(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::split_some("nginx:1.27:x", ":", 2)))
}

// example ${['a', 'b'].join()}
#[allow(clippy::all)]
fn case_606(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join(&["a".to_owned(), "b".to_owned()])))
}

// example ${['a', 'b'].join(', ')}
#[allow(clippy::all)]
fn case_607(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::join_with(&["a".to_owned(), "b".to_owned()], ", ")))
}

// example ${'a.b.c'.replace('.', '-')}
#[allow(clippy::all)]
fn case_608(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::replace("a.b.c", ".", "-")))
}

// example ${'a.b.c'.replace('.', '-', 1)}
#[allow(clippy::all)]
fn case_609(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::replace_some("a.b.c", ".", "-", 1)))
}

// example ${'WebApp'.lowerAscii()}
#[allow(clippy::all)]
fn case_610(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::lower_ascii("WebApp")))
}

// example ${'log_level'.upperAscii()}
#[allow(clippy::all)]
fn case_611(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::upper_ascii("log_level")))
}

// example ${'  a b '.trim()}
#[allow(clippy::all)]
fn case_612(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::trim("  a b ")))
}

// example ${'tacocat'.substring(4)}
#[allow(clippy::all)]
fn case_613(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::substring("tacocat", 4)?))
}

// example ${'tacocat'.substring(0, 4)}
#[allow(clippy::all)]
fn case_614(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::substring_to("tacocat", 0, 4)?))
}

// example ${'hello'.charAt(4)}
#[allow(clippy::all)]
fn case_615(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::char_at("hello", 4)?))
}

// example ${'hello'.indexOf('l')}
#[allow(clippy::all)]
fn case_616(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::index_of("hello", "l")))
}

// example ${'hello'.indexOf('l', 3)}
#[allow(clippy::all)]
fn case_617(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::index_of_from("hello", "l", 3)?))
}

// example ${'hello'.lastIndexOf('l')}
#[allow(clippy::all)]
fn case_618(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::last_index_of("hello", "l")))
}

// example ${'hello'.lastIndexOf('l', 2)}
#[allow(clippy::all)]
fn case_619(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::last_index_of_to("hello", "l", 2)?))
}

// example ${'abc'.reverse()}
#[allow(clippy::all)]
fn case_620(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::reverse("abc")))
}

// example ${'%s has %d of %.1f'.format(['web', 3, 4.0])}
#[allow(clippy::all)]
fn case_621(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::format("%s has %d of %.1f", &[json!("web"), json!(3), json!(4.0)])?))
}

// example ${strings.quote('a "b"')}
#[allow(clippy::all)]
fn case_622(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::quote("a \"b\"")))
}

// example ${size([1, 2])}
#[allow(clippy::all)]
fn case_623(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!([1, 2]))?))
}

// example ${[1, 2].size()}
#[allow(clippy::all)]
fn case_624(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!([1, 2]))?))
}

// example ${size({'a': 1})}
#[allow(clippy::all)]
fn case_625(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!({ "a": 1 }))?))
}

// example ${{'a': 1}.size()}
#[allow(clippy::all)]
fn case_626(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!({ "a": 1 }))?))
}

// example ${[1] + [2, 3]}
#[allow(clippy::all)]
fn case_627(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::concat(&[1_i64], &[2_i64, 3_i64])))
}

// example ${[1, 2, 3].sum()}
#[allow(clippy::all)]
fn case_628(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&[1_i64, 2_i64, 3_i64])?))
}

// example ${[1u, 2u].sum()}
#[allow(clippy::all)]
fn case_629(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&[1_u64, 2_u64])?))
}

// example ${[0.5, 1.5].sum()}
#[allow(clippy::all)]
fn case_630(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&[0.5, 1.5])?))
}

// example ${[duration('1m'), duration('30s')].sum()}
#[allow(clippy::all)]
fn case_631(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sum(&[cel::Duration::parse("1m")?, cel::Duration::parse("30s")?])?))
}

// example ${[3, 1, 2].min()}
#[allow(clippy::all)]
fn case_632(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::min(&[3_i64, 1_i64, 2_i64])?))
}

// example ${[3, 1, 2].max()}
#[allow(clippy::all)]
fn case_633(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&[3_i64, 1_i64, 2_i64])?))
}

// example ${['a', 'b'].isSorted()}
#[allow(clippy::all)]
fn case_634(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::is_sorted(&["a".to_owned(), "b".to_owned()])?))
}

// example ${['b', 'c', 'a'].sort()}
#[allow(clippy::all)]
fn case_635(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::sort(&["b".to_owned(), "c".to_owned(), "a".to_owned()])?))
}

// example ${[1, 2, 1].distinct()}
#[allow(clippy::all)]
fn case_636(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::distinct(&[1_i64, 2_i64, 1_i64])))
}

// example ${[1, 2, 3].reverse()}
#[allow(clippy::all)]
fn case_637(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::reverse(&[1_i64, 2_i64, 3_i64])))
}

// example ${[1, 2, 3, 4].slice(1, 3)}
#[allow(clippy::all)]
fn case_638(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::slice(&[1_i64, 2_i64, 3_i64, 4_i64], 1, 3)?))
}

// example ${['a', 'b'].indexOf('b')}
#[allow(clippy::all)]
fn case_639(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::index_of(&["a".to_owned(), "b".to_owned()], &"b".to_owned())))
}

// example ${['a', 'b', 'a'].lastIndexOf('a')}
#[allow(clippy::all)]
fn case_640(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::last_index_of(&["a".to_owned(), "b".to_owned(), "a".to_owned()], &"a".to_owned())))
}

// example ${[1, 2].first().orValue(0)}
#[allow(clippy::all)]
fn case_641(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::first(&[1_i64, 2_i64]).unwrap_or(0)))
}

// example ${[1, 2].last().orValue(0)}
#[allow(clippy::all)]
fn case_642(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::last(&[1_i64, 2_i64]).unwrap_or(0)))
}

// example ${[[1, 2], [3]].flatten()}
#[allow(clippy::all)]
fn case_643(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten(&[vec![1_i64, 2_i64], vec![3_i64]])))
}

// example ${[1, [2, [3]]].flatten()}
#[allow(clippy::all)]
fn case_644(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten_once(&[json!(1), json!([2, [3]])])?))
}

// example ${[1, [2, [3]]].flatten(2)}
#[allow(clippy::all)]
fn case_645(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::flatten_to(&[json!(1), json!([2, [3]])], 2)?))
}

// example ${lists.range(3)}
#[allow(clippy::all)]
fn case_646(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::range(3)?))
}

// example ${size('äöü')}
#[allow(clippy::all)]
fn case_647(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("äöü".chars().count() as i64))
}

// example ${'äöü'.size()}
#[allow(clippy::all)]
fn case_648(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("äöü".chars().count() as i64))
}

// example ${size(b'abc')}
#[allow(clippy::all)]
fn case_649(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc").size()))
}

// example ${b'abc'.size()}
#[allow(clippy::all)]
fn case_650(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc").size()))
}

// example ${size(dyn([1, 2]))}
#[allow(clippy::all)]
fn case_651(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!([1, 2]))?))
}

// example ${dyn('ab').size()}
#[allow(clippy::all)]
fn case_652(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(&json!("ab"))?))
}

// example ${string(80)}
#[allow(clippy::all)]
fn case_653(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(80.to_string()))
}

// example ${string(80u)}
#[allow(clippy::all)]
fn case_654(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(80_u64.to_string()))
}

// example ${string(1.5)}
#[allow(clippy::all)]
fn case_655(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1.5.to_string()))
}

// example ${string(true)}
#[allow(clippy::all)]
fn case_656(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(true.to_string()))
}

// example ${string('a')}
#[allow(clippy::all)]
fn case_657(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("a"))
}

// example ${string(dyn(1))}
#[allow(clippy::all)]
fn case_658(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text(&json!(1))?))
}

// example ${string(b'abc')}
#[allow(clippy::all)]
fn case_659(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc").text()?))
}

// example ${string(timestamp('2026-01-31T08:30:00Z'))}
#[allow(clippy::all)]
fn case_660(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:00Z")?.to_string()))
}

// example ${string(duration('1h'))}
#[allow(clippy::all)]
fn case_661(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h")?.to_string()))
}

// example ${string(quantity('1024Mi'))}
#[allow(clippy::all)]
fn case_662(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1024Mi")?.to_string()))
}

// example ${string(url('https://example.com/a'))}
#[allow(clippy::all)]
fn case_663(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com/a")?.to_string()))
}

// example ${string(ip('::1'))}
#[allow(clippy::all)]
fn case_664(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("::1")?.to_string()))
}

// example ${string(cidr('10.0.0.0/8'))}
#[allow(clippy::all)]
fn case_665(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.to_string()))
}

// example ${string(semver('1.2.3'))}
#[allow(clippy::all)]
fn case_666(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3")?.to_string()))
}

// example ${int(1)}
#[allow(clippy::all)]
fn case_667(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1))
}

// example ${int(1u)}
#[allow(clippy::all)]
fn case_668(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::narrow(1_u64)?))
}

// example ${int(1.9)}
#[allow(clippy::all)]
fn case_669(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::truncate(1.9)?))
}

// example ${int('12')}
#[allow(clippy::all)]
fn case_670(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_int("12")?))
}

// example ${int(dyn('12'))}
#[allow(clippy::all)]
fn case_671(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_int(&json!("12"))?))
}

// example ${int(timestamp('1970-01-01T00:01:00Z'))}
#[allow(clippy::all)]
fn case_672(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("1970-01-01T00:01:00Z")?.seconds()))
}

// example ${uint(1)}
#[allow(clippy::all)]
fn case_673(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::unsigned(1)?))
}

// example ${uint(1u)}
#[allow(clippy::all)]
fn case_674(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1_u64))
}

// example ${uint(1.9)}
#[allow(clippy::all)]
fn case_675(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::truncate_unsigned(1.9)?))
}

// example ${uint('12')}
#[allow(clippy::all)]
fn case_676(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_uint("12")?))
}

// example ${uint(dyn('12'))}
#[allow(clippy::all)]
fn case_677(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_uint(&json!("12"))?))
}

// example ${double(1)}
#[allow(clippy::all)]
fn case_678(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1 as f64))
}

// example ${double(1u)}
#[allow(clippy::all)]
fn case_679(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1_u64 as f64))
}

// example ${double(1.5)}
#[allow(clippy::all)]
fn case_680(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(1.5))
}

// example ${double('0.5')}
#[allow(clippy::all)]
fn case_681(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_double("0.5")?))
}

// example ${double(dyn(1))}
#[allow(clippy::all)]
fn case_682(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_double(&json!(1))?))
}

// example ${bool(true)}
#[allow(clippy::all)]
fn case_683(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(true))
}

// example ${bool('true')}
#[allow(clippy::all)]
fn case_684(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::parse_bool("true")?))
}

// example ${bool(dyn('false'))}
#[allow(clippy::all)]
fn case_685(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_bool(&json!("false"))?))
}

// example ${bytes('abc')}
#[allow(clippy::all)]
fn case_686(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc")))
}

// example ${bytes(b'abc')}
#[allow(clippy::all)]
fn case_687(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("abc")))
}

// example ${b'ab' + b'c'}
#[allow(clippy::all)]
fn case_688(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::bytes("ab").concat(&cel::bytes("c"))))
}

// example ${base64.encode(b'hello')}
#[allow(clippy::all)]
fn case_689(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::encode(&cel::bytes("hello"))))
}

// example ${base64.encode('hello')}
#[allow(clippy::all)]
fn case_690(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::encode_text("hello")))
}

// example ${string(base64.decode('aGVsbG8='))}
#[allow(clippy::all)]
fn case_691(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::decode("aGVsbG8=")?.text()?))
}

// example ${dyn(1) == dyn(1.0)}
#[allow(clippy::all)]
fn case_692(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::equal(&json!(1), &json!(1.0))))
}

// example ${type(1) == type(2)}
#[allow(clippy::all)]
fn case_693(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!("int" == "int"))
}

// example ${dnsName('web', 'Main')}
#[allow(clippy::all)]
fn case_694(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::dns_name(&["web".to_owned(), "Main".to_owned()])))
}

// example ${sha256('abc').substring(0, 8)}
#[allow(clippy::all)]
fn case_695(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::text::substring_to(&cel::sha256("abc"), 0, 8)?))
}

// example ${toJson({'b': [1, true], 'a': 'x'})}
#[allow(clippy::all)]
fn case_696(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_json(&json!({ "b": [1, true], "a": "x" }))))
}

// example ${toYaml({'log': {'level': 'info'}})}
#[allow(clippy::all)]
fn case_697(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::to_yaml(&json!({ "log": { "level": "info" } }))))
}

// example ${quantity('1024Mi')}
#[allow(clippy::all)]
fn case_698(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1024Mi")?))
}

// example ${isQuantity('1Gb')}
#[allow(clippy::all)]
fn case_699(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_quantity("1Gb")))
}

// example ${quantity('1Gi').add(quantity('512Mi'))}
#[allow(clippy::all)]
fn case_700(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1Gi")?.plus(&cel::Quantity::parse("512Mi")?)?))
}

// example ${quantity('500m').add(1)}
#[allow(clippy::all)]
fn case_701(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("500m")?.plus_units(1)?))
}

// example ${quantity('2').sub(quantity('500m'))}
#[allow(clippy::all)]
fn case_702(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("2")?.minus(&cel::Quantity::parse("500m")?)?))
}

// example ${quantity('1500m').sub(1)}
#[allow(clippy::all)]
fn case_703(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1500m")?.minus_units(1)?))
}

// example ${quantity('-1').sign()}
#[allow(clippy::all)]
fn case_704(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("-1")?.sign()))
}

// example ${quantity('500m').isInteger()}
#[allow(clippy::all)]
fn case_705(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("500m")?.is_integer()))
}

// example ${quantity('2k').asInteger()}
#[allow(clippy::all)]
fn case_706(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("2k")?.as_integer()?))
}

// example ${quantity('250m').asApproximateFloat()}
#[allow(clippy::all)]
fn case_707(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("250m")?.as_approximate_float()))
}

// example ${quantity('1k').compareTo(quantity('1Ki'))}
#[allow(clippy::all)]
fn case_708(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1k")?.compare_to(&cel::Quantity::parse("1Ki")?)))
}

// example ${quantity('1k').isLessThan(quantity('1Ki'))}
#[allow(clippy::all)]
fn case_709(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1k")?.is_less_than(&cel::Quantity::parse("1Ki")?)))
}

// example ${quantity('1k').isGreaterThan(quantity('1Ki'))}
#[allow(clippy::all)]
fn case_710(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Quantity::parse("1k")?.is_greater_than(&cel::Quantity::parse("1Ki")?)))
}

// example ${semver('1.2.3-rc.1')}
#[allow(clippy::all)]
fn case_711(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3-rc.1")?))
}

// example ${isSemver('v1.2')}
#[allow(clippy::all)]
fn case_712(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_semver("v1.2")))
}

// example ${semver('1.2.3').major()}
#[allow(clippy::all)]
fn case_713(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3")?.major()))
}

// example ${semver('1.2.3').minor()}
#[allow(clippy::all)]
fn case_714(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3")?.minor()))
}

// example ${semver('1.2.3').patch()}
#[allow(clippy::all)]
fn case_715(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.2.3")?.patch()))
}

// example ${semver('1.9.0').compareTo(semver('1.10.0'))}
#[allow(clippy::all)]
fn case_716(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.9.0")?.compare_to(&cel::Semver::parse("1.10.0")?)))
}

// example ${semver('1.9.0').isLessThan(semver('1.10.0'))}
#[allow(clippy::all)]
fn case_717(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.9.0")?.is_less_than(&cel::Semver::parse("1.10.0")?)))
}

// example ${semver('1.9.0').isGreaterThan(semver('1.10.0'))}
#[allow(clippy::all)]
fn case_718(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Semver::parse("1.9.0")?.is_greater_than(&cel::Semver::parse("1.10.0")?)))
}

// example ${math.greatest([1, 3, 2])}
#[allow(clippy::all)]
fn case_719(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&[1_i64, 3_i64, 2_i64])?))
}

// example ${math.greatest(1, 3, 2)}
#[allow(clippy::all)]
fn case_720(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::max(&[1_i64, 3_i64, 2_i64])?))
}

// example ${math.least([1, 3, 2])}
#[allow(clippy::all)]
fn case_721(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::min(&[1_i64, 3_i64, 2_i64])?))
}

// example ${math.least(1.5, 0.5)}
#[allow(clippy::all)]
fn case_722(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::list::min(&[1.5, 0.5])?))
}

// example ${math.abs(-3)}
#[allow(clippy::all)]
fn case_723(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::abs(-3)?))
}

// example ${math.abs(-1.5)}
#[allow(clippy::all)]
fn case_724(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::abs(-1.5)))
}

// example ${math.ceil(1.2)}
#[allow(clippy::all)]
fn case_725(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::ceil(1.2)))
}

// example ${math.floor(1.8)}
#[allow(clippy::all)]
fn case_726(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::floor(1.8)))
}

// example ${math.round(2.5)}
#[allow(clippy::all)]
fn case_727(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::round(2.5)))
}

// example ${math.trunc(-1.8)}
#[allow(clippy::all)]
fn case_728(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::trunc(-1.8)))
}

// example ${math.sqrt(2.25)}
#[allow(clippy::all)]
fn case_729(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::sqrt(2.25)))
}

// example ${math.sign(-7)}
#[allow(clippy::all)]
fn case_730(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(i64::signum(-7)))
}

// example ${math.sign(2.5)}
#[allow(clippy::all)]
fn case_731(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::sign(2.5)))
}

// example ${math.isNaN(0.0 / 0.0)}
#[allow(clippy::all)]
fn case_732(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::is_nan(0.0 / 0.0)))
}

// example ${math.isInf(1.0 / 0.0)}
#[allow(clippy::all)]
fn case_733(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::is_infinite(1.0 / 0.0)))
}

// example ${math.isFinite(1.5)}
#[allow(clippy::all)]
fn case_734(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(f64::is_finite(1.5)))
}

// example ${math.bitAnd(6, 3)}
#[allow(clippy::all)]
fn case_735(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_and(6, 3)))
}

// example ${math.bitOr(6, 3)}
#[allow(clippy::all)]
fn case_736(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_or(6, 3)))
}

// example ${math.bitXor(6, 3)}
#[allow(clippy::all)]
fn case_737(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_xor(6, 3)))
}

// example ${math.bitNot(0)}
#[allow(clippy::all)]
fn case_738(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_not(0)))
}

// example ${math.bitShiftLeft(1, 4)}
#[allow(clippy::all)]
fn case_739(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_shift_left(1, 4)?))
}

// example ${math.bitShiftRight(16, 4)}
#[allow(clippy::all)]
fn case_740(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_shift_right(16, 4)?))
}

// example ${math.abs(3u)}
#[allow(clippy::all)]
fn case_741(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(3_u64))
}

// example ${math.sign(7u)}
#[allow(clippy::all)]
fn case_742(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::unsigned_sign(7_u64)))
}

// example ${math.bitAnd(6u, 3u)}
#[allow(clippy::all)]
fn case_743(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_and(6_u64, 3_u64)))
}

// example ${math.bitOr(6u, 3u)}
#[allow(clippy::all)]
fn case_744(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_or(6_u64, 3_u64)))
}

// example ${math.bitXor(6u, 3u)}
#[allow(clippy::all)]
fn case_745(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_xor(6_u64, 3_u64)))
}

// example ${math.bitNot(0u)}
#[allow(clippy::all)]
fn case_746(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::bit_not(0_u64)))
}

// example ${math.bitShiftLeft(1u, 4)}
#[allow(clippy::all)]
fn case_747(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::unsigned_shift_left(1_u64, 4)?))
}

// example ${math.bitShiftRight(16u, 4)}
#[allow(clippy::all)]
fn case_748(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::math::unsigned_shift_right(16_u64, 4)?))
}

// example ${timestamp('2026-01-31T10:30:00+02:00')}
#[allow(clippy::all)]
fn case_749(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T10:30:00+02:00")?))
}

// example ${timestamp(60)}
#[allow(clippy::all)]
fn case_750(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(60)?))
}

// example ${timestamp(timestamp(0))}
#[allow(clippy::all)]
fn case_751(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(0)?))
}

// example ${duration('1h30m')}
#[allow(clippy::all)]
fn case_752(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h30m")?))
}

// example ${duration(duration('1s'))}
#[allow(clippy::all)]
fn case_753(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1s")?))
}

// example ${timestamp(0) + duration('1m')}
#[allow(clippy::all)]
fn case_754(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(0)?.plus(&cel::Duration::parse("1m")?)?))
}

// example ${duration('1m') + timestamp(0)}
#[allow(clippy::all)]
fn case_755(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1m")?.before(&cel::Timestamp::of_seconds(0)?)?))
}

// example ${duration('1m') + duration('1s')}
#[allow(clippy::all)]
fn case_756(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1m")?.plus(&cel::Duration::parse("1s")?)?))
}

// example ${timestamp(90) - duration('1m')}
#[allow(clippy::all)]
fn case_757(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(90)?.minus(&cel::Duration::parse("1m")?)?))
}

// example ${timestamp(90) - timestamp(30)}
#[allow(clippy::all)]
fn case_758(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::of_seconds(90)?.since(&cel::Timestamp::of_seconds(30)?)?))
}

// example ${duration('1m') - duration('1s')}
#[allow(clippy::all)]
fn case_759(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1m")?.minus(&cel::Duration::parse("1s")?)?))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getFullYear()}
#[allow(clippy::all)]
fn case_760(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.year()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getFullYear('+00:00')}
#[allow(clippy::all)]
fn case_761(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.year()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMonth()}
#[allow(clippy::all)]
fn case_762(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.month()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMonth('+00:00')}
#[allow(clippy::all)]
fn case_763(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.month()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDate()}
#[allow(clippy::all)]
fn case_764(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.day()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDate('+00:00')}
#[allow(clippy::all)]
fn case_765(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.day()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfMonth()}
#[allow(clippy::all)]
fn case_766(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.day_of_month()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfMonth('+00:00')}
#[allow(clippy::all)]
fn case_767(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.day_of_month()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfWeek()}
#[allow(clippy::all)]
fn case_768(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.day_of_week()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfWeek('+00:00')}
#[allow(clippy::all)]
fn case_769(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.day_of_week()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfYear()}
#[allow(clippy::all)]
fn case_770(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.day_of_year()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getDayOfYear('+00:00')}
#[allow(clippy::all)]
fn case_771(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.day_of_year()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getHours()}
#[allow(clippy::all)]
fn case_772(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.hours()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getHours('+00:00')}
#[allow(clippy::all)]
fn case_773(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.hours()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMinutes()}
#[allow(clippy::all)]
fn case_774(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.minutes()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMinutes('+00:00')}
#[allow(clippy::all)]
fn case_775(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.minutes()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getSeconds()}
#[allow(clippy::all)]
fn case_776(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.seconds()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getSeconds('+00:00')}
#[allow(clippy::all)]
fn case_777(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.seconds()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMilliseconds()}
#[allow(clippy::all)]
fn case_778(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("")?.milliseconds()))
}

// example ${timestamp('2026-01-31T08:30:15.25Z').getMilliseconds('+00:00')}
#[allow(clippy::all)]
fn case_779(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Timestamp::parse("2026-01-31T08:30:15.25Z")?.civil("+00:00")?.milliseconds()))
}

// example ${duration('1h30m0.25s').getHours()}
#[allow(clippy::all)]
fn case_780(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h30m0.25s")?.hours()))
}

// example ${duration('1h30m0.25s').getMinutes()}
#[allow(clippy::all)]
fn case_781(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h30m0.25s")?.minutes()))
}

// example ${duration('1h30m0.25s').getSeconds()}
#[allow(clippy::all)]
fn case_782(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h30m0.25s")?.seconds()))
}

// example ${duration('1h30m0.25s').getMilliseconds()}
#[allow(clippy::all)]
fn case_783(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Duration::parse("1h30m0.25s")?.milliseconds()))
}

// example ${url('https://example.com:8443/a?k=v')}
#[allow(clippy::all)]
fn case_784(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com:8443/a?k=v")?))
}

// example ${isURL('example.com')}
#[allow(clippy::all)]
fn case_785(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_url("example.com")))
}

// example ${url('https://example.com').getScheme()}
#[allow(clippy::all)]
fn case_786(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com")?.scheme()))
}

// example ${url('https://example.com:8443/a').getHost()}
#[allow(clippy::all)]
fn case_787(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com:8443/a")?.host()))
}

// example ${url('https://example.com:8443/a').getHostname()}
#[allow(clippy::all)]
fn case_788(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com:8443/a")?.hostname()))
}

// example ${url('https://example.com:8443/a').getPort()}
#[allow(clippy::all)]
fn case_789(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com:8443/a")?.port()))
}

// example ${url('https://example.com/a%20b').getEscapedPath()}
#[allow(clippy::all)]
fn case_790(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com/a%20b")?.escaped_path()))
}

// example ${url('https://example.com/?k=v&k=w').getQuery()}
#[allow(clippy::all)]
fn case_791(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Url::parse("https://example.com/?k=v&k=w")?.query()))
}

// example ${ip('2001:DB8::1')}
#[allow(clippy::all)]
fn case_792(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("2001:DB8::1")?))
}

// example ${isIP('10.0.0.256')}
#[allow(clippy::all)]
fn case_793(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_ip("10.0.0.256")))
}

// example ${ip('::1').family()}
#[allow(clippy::all)]
fn case_794(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("::1")?.family()))
}

// example ${ip('0.0.0.0').isUnspecified()}
#[allow(clippy::all)]
fn case_795(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("0.0.0.0")?.is_unspecified()))
}

// example ${ip('127.0.0.1').isLoopback()}
#[allow(clippy::all)]
fn case_796(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("127.0.0.1")?.is_loopback()))
}

// example ${ip('224.0.0.1').isLinkLocalMulticast()}
#[allow(clippy::all)]
fn case_797(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("224.0.0.1")?.is_link_local_multicast()))
}

// example ${ip('169.254.0.1').isLinkLocalUnicast()}
#[allow(clippy::all)]
fn case_798(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("169.254.0.1")?.is_link_local_unicast()))
}

// example ${ip('10.0.0.1').isGlobalUnicast()}
#[allow(clippy::all)]
fn case_799(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Ip::parse("10.0.0.1")?.is_global_unicast()))
}

// example ${ip.isCanonical('2001:DB8::0:1')}
#[allow(clippy::all)]
fn case_800(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_canonical_ip("2001:DB8::0:1")?))
}

// example ${cidr('10.0.0.0/8')}
#[allow(clippy::all)]
fn case_801(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?))
}

// example ${isCIDR('10.0.0.0')}
#[allow(clippy::all)]
fn case_802(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::is_cidr("10.0.0.0")))
}

// example ${cidr('10.0.0.0/8').containsIP(ip('10.1.2.3'))}
#[allow(clippy::all)]
fn case_803(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.contains_ip(&cel::Ip::parse("10.1.2.3")?)))
}

// example ${cidr('10.0.0.0/8').containsIP('11.1.2.3')}
#[allow(clippy::all)]
fn case_804(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.contains_ip_text("11.1.2.3")?))
}

// example ${cidr('10.0.0.0/8').containsCIDR(cidr('10.1.0.0/16'))}
#[allow(clippy::all)]
fn case_805(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.contains_cidr(&cel::Cidr::parse("10.1.0.0/16")?)))
}

// example ${cidr('10.0.0.0/8').containsCIDR('10.0.0.0/7')}
#[allow(clippy::all)]
fn case_806(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.contains_cidr_text("10.0.0.0/7")?))
}

// example ${cidr('192.168.1.5/24').ip()}
#[allow(clippy::all)]
fn case_807(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("192.168.1.5/24")?.ip()))
}

// example ${cidr('192.168.1.5/24').masked()}
#[allow(clippy::all)]
fn case_808(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("192.168.1.5/24")?.masked()))
}

// example ${cidr('10.0.0.0/8').prefixLength()}
#[allow(clippy::all)]
fn case_809(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Cidr::parse("10.0.0.0/8")?.prefix_length()))
}

// example ${format.dns1123Label().validate('a-').hasValue()}
#[allow(clippy::all)]
fn case_810(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1123Label.validate("a-").is_some()))
}

// example ${format.named('email').hasValue()}
#[allow(clippy::all)]
fn case_811(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::named("email").is_some()))
}

// example ${format.dns1123Label().validate('web-1').hasValue()}
#[allow(clippy::all)]
fn case_812(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1123Label.validate("web-1").is_some()))
}

// example ${format.dns1123Subdomain().validate('web.example.com').hasValue()}
#[allow(clippy::all)]
fn case_813(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1123Subdomain.validate("web.example.com").is_some()))
}

// example ${format.dns1035Label().validate('web').hasValue()}
#[allow(clippy::all)]
fn case_814(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1035Label.validate("web").is_some()))
}

// example ${format.qualifiedName().validate('example.com/tier').hasValue()}
#[allow(clippy::all)]
fn case_815(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::QualifiedName.validate("example.com/tier").is_some()))
}

// example ${format.dns1123LabelPrefix().validate('web-').hasValue()}
#[allow(clippy::all)]
fn case_816(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1123LabelPrefix.validate("web-").is_some()))
}

// example ${format.dns1123SubdomainPrefix().validate('web.a-').hasValue()}
#[allow(clippy::all)]
fn case_817(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1123SubdomainPrefix.validate("web.a-").is_some()))
}

// example ${format.dns1035LabelPrefix().validate('web-').hasValue()}
#[allow(clippy::all)]
fn case_818(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Dns1035LabelPrefix.validate("web-").is_some()))
}

// example ${format.labelValue().validate('front_end').hasValue()}
#[allow(clippy::all)]
fn case_819(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::LabelValue.validate("front_end").is_some()))
}

// example ${format.uri().validate('https://example.com').hasValue()}
#[allow(clippy::all)]
fn case_820(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Uri.validate("https://example.com").is_some()))
}

// example ${format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue()}
#[allow(clippy::all)]
fn case_821(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Uuid.validate("123e4567-e89b-12d3-a456-426614174000").is_some()))
}

// example ${format.byte().validate('aGVsbG8=').hasValue()}
#[allow(clippy::all)]
fn case_822(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Byte.validate("aGVsbG8=").is_some()))
}

// example ${format.date().validate('2026-01-31').hasValue()}
#[allow(clippy::all)]
fn case_823(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::Date.validate("2026-01-31").is_some()))
}

// example ${format.datetime().validate('2026-01-31T10:00:00Z').hasValue()}
#[allow(clippy::all)]
fn case_824(_this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::Format::DateTime.validate("2026-01-31T10:00:00Z").is_some()))
}

// ${"https://" + spec.host} when has(spec.host)
fn case_825(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("https://{}", cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// https://${spec.host}/ when has(spec.host)
fn case_826(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("https://{}/", cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// ${spec.host} when has(spec.host) && spec.enabled
fn case_827(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.host))
}

// ${spec.limit + 1} when has(spec.limit)
fn case_828(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(i64::from(cel::present(this.spec.limit, "spec.limit")?), 1)?))
}

// ${spec.tls.secretName + spec.tls.issuer} when has(spec.tls) && has(spec.tls.secretName)
fn case_829(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}", cel::present(cel::present(this.spec.tls.as_ref(), "spec.tls")?.secret_name.as_ref(), "spec.tls.secretName")?, cel::present(this.spec.tls.as_ref(), "spec.tls")?.issuer)))
}

// ${spec.config.note} when has(spec.config)
fn case_830(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::present(this.spec.config.as_ref(), "spec.config")?.get("note"), "spec.config.note")?))
}

// ${size(spec.config)} when has(spec.config)
fn case_831(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.config.as_ref(), "spec.config")?.len() as i64))
}

// ${spec.tier}-${spec.mode} when !(!has(spec.tier) || spec.enabled)
fn case_832(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-{}", cel::present(this.spec.tier.as_ref(), "spec.tier")?.as_str(), this.spec.mode.as_str())))
}

// ${spec.storage == "1Gi"} when has(spec.storage)
fn case_833(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.storage.as_ref(), "spec.storage")?.0.as_str() == "1Gi"))
}

// ${spec.values.k} when has(spec.values)
fn case_834(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(this.spec.values.as_ref(), "spec.values")?), "spec.values", &["k"])?))
}

// ${spec.weights[0] + 1.0} when has(spec.weights)
fn case_835(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::present(this.spec.weights.as_ref(), "spec.weights")?.first().copied(), "spec.weights[0]")? + 1.0))
}

// ${certificate.data.key + spec.host} when spec.enabled && has(spec.host)
fn case_836(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}{}", cel::string(cel::get(scope.reference("certificate"), "certificate", &["data", "key"])?)?, cel::present(this.spec.host.as_ref(), "spec.host")?)))
}

// ${settings.data.color} when has(settings.data)
fn case_837(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(scope.reference("settings"), "settings", &["data", "color"])?))
}

// ${spec.hosts.map(h, h + spec.host)} when has(spec.host)
fn case_838(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.hosts.iter().map(|h| Ok(format!("{h}{}", cel::present(this.spec.host.as_ref(), "spec.host")?))).collect::<cel::Result<Vec<_>>>()?))
}

// ${spec.config.map(k, k + spec.config.note)} when has(spec.config)
fn case_839(this: &Fixture, _scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(this.spec.config.as_ref(), "spec.config")?.keys().map(|k| Ok(format!("{k}{}", cel::present(cel::present(this.spec.config.as_ref(), "spec.config")?.get("note"), "spec.config.note")?))).collect::<cel::Result<Vec<_>>>()?))
}

// ${workers}
fn case_840(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(scope.selected("workers")))
}

// ${size(workers)}
fn case_841(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("workers"))?))
}

// ${workers.size() > 1}
fn case_842(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::size(scope.selected("workers"))? > 1))
}

// ${string(size(workers))} of ${spec.replicas}
fn case_843(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{} of {}", cel::size(scope.selected("workers"))?, this.spec.replicas)))
}

// ${workers[0]}
fn case_844(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?))
}

// ${workers[0].metadata.name}
fn case_845(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?))
}

// ${workers[0].metadata.name}-${workers[1].metadata.name}
fn case_846(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(format!("{}-{}", cel::text(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?)?, cel::text(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["1"]), "workers[1]")?), "workers[1]", &["metadata", "name"])?)?)))
}

// ${workers[spec.replicas - 2].metadata.name}
fn case_847(this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &[&cel::sub(i64::from(this.spec.replicas), 2)?.to_string()]), "workers[spec.replicas - 2]")?), "workers[spec.replicas - 2]", &["metadata", "name"])?))
}

// ${workers[?0].?metadata.?name.orValue("none")}
fn case_848(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(cel::find(Some(scope.selected("workers")), &["0"]), &["metadata", "name"]).map_or(Ok("none"), cel::string)?))
}

// ${workers[?7].?metadata.?name.orValue("none")}
fn case_849(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::find(cel::find(Some(scope.selected("workers")), &["7"]), &["metadata", "name"]).map_or(Ok("none"), cel::string)?))
}

// ${workers[?1].?status.?ready.orValue(0) + 1}
fn case_850(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::add(cel::find(cel::find(Some(scope.selected("workers")), &["1"]), &["status", "ready"]).map_or(Ok(0), cel::int)?, 1)?))
}

// ${has(workers[0].metadata.labels) ? workers[0].metadata.labels.tier : "none"}
fn case_851(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(if cel::find(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), &["metadata", "labels"]).is_some() { cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "labels", "tier"])?.clone() } else { json!("none") }))
}

// ${size(workers) > 0 && workers[0].status.ready == 2}
fn case_852(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(cel::and(|| Ok(cel::size(scope.selected("workers"))? > 0), || Ok(cel::equal(cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["status", "ready"])?, &json!(2))))?))
}

// ${{"names": [workers[0].metadata.name], "all": workers}}
fn case_853(_this: &Fixture, scope: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(json!({ "names": [cel::get(Some(cel::present(cel::find(Some(scope.selected("workers")), &["0"]), "workers[0]")?), "workers[0]", &["metadata", "name"])?], "all": scope.selected("workers") })))
}
