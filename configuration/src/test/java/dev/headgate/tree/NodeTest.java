package dev.headgate.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, 1.5, \"1\", true, null, {\"b\": {}}, []]}", "[]", "\"\"", "7"})
    void isJsonAgain(String json) {
        Object tree = Json.tree(json);

        assertThat(Node.of(tree).json()).isEqualTo(tree);
    }

    @Test
    void tellsTextsFromNumbersByTheirQuotes() {
        Format<Double> number = Format.number("a number", 1, it -> true);
        Format<Boolean> truth =
                Format.choice(List.of(true, false), String::valueOf).bare();
        Format<String> text = Format.text("a text", "a", ".*", 9).inQuotes();

        assertThat(number.read(Node.of(-1.5e3))).contains(-1500.0);
        assertThat(number.read(Node.of(Double.NEGATIVE_INFINITY))).contains(Double.NEGATIVE_INFINITY);
        assertThat(List.of(number.read(Node.of("1")), number.read(Node.of(true)), number.read(Node.of(null))))
                .allMatch(read -> read.isEmpty());
        assertThat(truth.read(Node.of(true))).contains(true);
        assertThat(truth.read(Node.of("true"))).isEmpty();
        assertThat(text.read(Node.of("1"))).contains("1");
        assertThat(text.read(Node.of(1))).isEmpty();
    }
}
