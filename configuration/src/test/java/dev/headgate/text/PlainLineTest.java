package dev.headgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainLineTest {

    /** Every character of Unicode that has no place in a line: some 2,300, most of them halves of others. */
    public static final List<Integer> UNSEEN = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(it -> !PlainLine.isSeen(it))
            .boxed()
            .toList();

    @Test
    void leavesNothingUnseenInALine() {
        assertThat(UNSEEN).hasSizeGreaterThan(2200);
        for (int unseen : UNSEEN) {
            String text = "a" + Character.toString(unseen) + "b";
            assertThat(PlainLine.of(text)).as("U+%04X", unseen).isEqualTo("a b");
            assertThat(PlainLine.lines(text)).as("U+%04X", unseen).isEqualTo(unseen == '\n' ? "a\nb" : "a b");
        }
    }

    @Test
    void keepsEverythingThatPeopleWrite() {
        String text = "Grüße an Łukasz, 山田さん & \uD83D\uDE80: 5 % < 6 %";

        assertThat(PlainLine.of(text)).isEqualTo(text);
        assertThat(PlainLine.escaped(text)).isEqualTo(text);
    }

    @Test
    void cutsByCharactersAndNotWithinOne() {
        assertThat(PlainLine.of("\uD83D\uDE80".repeat(10), 3)).isEqualTo("\uD83D\uDE80".repeat(3) + "...");
        assertThat(PlainLine.of("abc", 3)).isEqualTo("abc");
        assertThat(PlainLine.of("\u0000".repeat(50_000) + "end", 10)).isEqualTo("...");
        assertThat(PlainLine.of("x".repeat(10_000_000), 10)).isEqualTo("xxxxxxxxxx...");
        assertThat(PlainLine.quoted("a".repeat(100))).isEqualTo("\"" + "a".repeat(80) + "...\"");
    }

    @Test
    void writesLogsThatCanBeReadRawAndByAProgram() {
        for (int unseen : UNSEEN) {
            Map<String, String> line = Map.of("text", "a" + Character.toString(unseen) + "b");
            String written = Json.line(line);
            assertThat(written.codePoints().allMatch(PlainLine::isSeen))
                    .as("U+%04X", unseen)
                    .isTrue();
            assertThat(Json.tree(written)).as("U+%04X", unseen).isEqualTo(line);
        }
    }
}
