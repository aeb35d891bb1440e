package dev.headgate.config.file;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the editor's schema knows a member of, by its path: {@code services.*.environments.*.gates[].before}.
 * A star stands for a name, brackets for each of a list.
 */
final class SchemaMembers {

    private final Map<String, Map<String, Object>> byPath = new TreeMap<>();

    private SchemaMembers() {}

    static Map<String, Map<String, Object>> ofTheFile() {
        SchemaMembers members = new SchemaMembers();
        members.below("", EditorSchema.whole());
        return members.byPath;
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Of a list, what each of it must be; of several forms, the first. */
    static Map<String, Object> leaf(Map<String, Object> member) {
        if (member.get("items") instanceof Map<?, ?> items) {
            return Json.object(items, "items");
        }
        return member.get("anyOf") instanceof List<?> forms ? Json.object(forms.getFirst(), "anyOf") : member;
    }

    private void below(String path, Map<String, Object> schema) {
        part(schema, "properties").forEach((key, member) -> add(join(path, key), member));
        part(schema, "patternProperties").values().forEach(member -> add(join(path, "*"), member));
        if (schema.containsKey("items")) {
            below(path + "[]", part(schema, "items"));
        }
        if (schema.get("anyOf") instanceof List<?> forms) {
            forms.forEach(form -> below(path, Json.object(form, path)));
        }
    }

    private void add(String path, Object member) {
        Map<String, Object> schema = resolved(Json.object(member, path));
        byPath.put(path, schema);
        below(path, schema);
    }

    /** What is said once and meant in several places. */
    private static Map<String, Object> resolved(Map<String, Object> schema) {
        return schema.get("$ref") instanceof String name
                ? Json.object(part(EditorSchema.whole(), "$defs").get(name.replace("#/$defs/", "")), name)
                : schema;
    }

    private static Map<String, Object> part(Map<String, Object> schema, String keyword) {
        return Json.object(schema.getOrDefault(keyword, Map.of()), keyword);
    }
}
