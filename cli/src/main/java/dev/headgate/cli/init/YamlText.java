package dev.headgate.cli.init;

import dev.headgate.json.Json;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts as YAML takes them for texts, in brackets and braces, too. */
final class YamlText {

    /** Without what YAML could take for something else: a number, a truth, the end of an element. */
    private static final String PLAIN = "(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z][A-Za-z0-9._@/+=-]*";

    private YamlText() {}

    static String of(String text) {
        return text.matches(PLAIN) ? text : Json.write(text);
    }

    static String of(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(it -> of(it.getKey()) + ": " + of(it.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
