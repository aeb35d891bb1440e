package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Format;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of each value, the schema says what the reader says: the same words, the same numbers, texts of the same form. */
class EditorSchemaValuesTest {

    private static final Map<String, Map<String, Object>> MEMBERS = SchemaMembers.ofTheFile();
    private static final AskedMembers ASKED = AskedMembers.of(Samples.withEveryKey());

    private static final List<String> TEXTS = SampleValues.texts(ASKED);

    @TestFactory
    Stream<DynamicTest> takesTheValuesThatTheReaderTakes() {
        return ASKED.formats().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(format -> DynamicTest.dynamicTest(
                                entry.getKey(),
                                () -> sameValues(SchemaMembers.leaf(member(entry.getKey())), declared(format)))));
    }

    @TestFactory
    Stream<DynamicTest> takesTheNamesThatTheReaderTakes() {
        return ASKED.names().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    EditorSchema section = EditorSchema.of(Map.of(
                            "patternProperties",
                            Json.object(member(entry.getKey()).get("patternProperties"), entry.getKey())
                                    .keySet()
                                    .stream()
                                    .collect(Collectors.toMap(pattern -> pattern, pattern -> true)),
                            "additionalProperties",
                            false));
                    assertSame(TEXTS, name -> section.accepts(Map.of(name, 1)), declared(entry.getValue())::accepts);
                }));
    }

    @Test
    void takesEveryTimeZone() {
        EditorSchema zone = EditorSchema.of(member("timeZones.*"));

        assertThat(ZoneId.getAvailableZoneIds()).allMatch(zone::accepts);
    }

    private static void sameValues(Map<String, Object> schema, Format<?> format) {
        EditorSchema editor = EditorSchema.of(schema);
        if (schema.get("enum") instanceof List<?> words) {
            assertThat(words.stream().filter(Objects::nonNull).map(String::valueOf))
                    .isEqualTo(format.choices());
        } else if (schema.containsKey("const")) {
            assertThat(format.choices()).containsExactly(String.valueOf(schema.get("const")));
        } else if (hasType(schema, "boolean")) {
            assertThat(format.choices()).containsExactly("true", "false");
        } else if (hasType(schema, "integer")) {
            assertSame(SampleValues.INTEGERS, editor::accepts, number -> format.accepts(String.valueOf(number)));
        } else if (hasType(schema, "number")) {
            assertSame(SampleValues.NUMBERS, editor::accepts, number -> format.accepts(number.toPlainString()));
        } else if (format.standIn() instanceof Duration) {
            // No pattern says how long a duration may be: the description does.
            assertSame(TEXTS, editor::accepts, text -> DurationText.parse(text).isPresent());
        } else if (List.of(Formats.TIME_ZONE.rule(), "0.01% to 50%").contains(format.rule())) {
            assertThat(TEXTS.stream().filter(format::accepts)).isNotEmpty().allMatch(editor::accepts);
            assertThat(List.of("", " ", "a b", "1 %")).noneMatch(editor::accepts);
        } else {
            assertSame(TEXTS, editor::accepts, format::accepts);
        }
    }

    private static Map<String, Object> member(String path) {
        return Optional.ofNullable(MEMBERS.get(path))
                .orElseThrow(() -> new AssertionError(path + " is not in the schema"));
    }

    private static <T> void assertSame(List<T> values, Predicate<T> editor, Predicate<T> reader) {
        assertThat(values.stream().filter(editor))
                .isEqualTo(values.stream().filter(reader).toList());
    }

    /** A name that the file itself gives to something looks as it must where that is declared. */
    private static Format<?> declared(Format<?> format) {
        return format.rule().startsWith("one of the file's approvers")
                ? Formats.APPROVER
                : format.rule().startsWith("one of the file's environments") ? Formats.ENVIRONMENT : format;
    }

    private static boolean hasType(Map<String, Object> schema, String type) {
        return schema.get("type") instanceof List<?> types ? types.contains(type) : type.equals(schema.get("type"));
    }
}
