package dev.headgate.config.file;

import dev.headgate.text.DurationText;
import dev.headgate.text.Nearest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What one value of headgate.yaml must look like.
 *
 * @param rule ends the sentence "it must be …"
 * @param example a right value, as it is written in the file
 * @param standIn a right value to read on with when the one in the file is wrong
 * @param choices all right values, when they can be counted; else empty
 * @param quoted the value has to stand in quotes
 */
record Format<T>(
        String rule,
        String example,
        T standIn,
        List<String> choices,
        boolean quoted,
        Function<String, Optional<T>> reader) {

    private static final int LONGEST_QUOTED = 100;

    static Format<String> text(String rule, String example, String pattern, int longest) {
        Predicate<String> right =
                shortEnough(longest).and(Pattern.compile(pattern).asMatchPredicate());
        return new Format<>(
                rule,
                example,
                example,
                List.of(),
                false,
                text -> Optional.of(text).filter(right));
    }

    static Format<String> quotedText(String rule, String example, String pattern) {
        Predicate<String> right =
                shortEnough(LONGEST_QUOTED).and(Pattern.compile(pattern).asMatchPredicate());
        return new Format<>(
                rule,
                '"' + example + '"',
                example,
                List.of(),
                true,
                text -> Optional.of(text).filter(right));
    }

    static Format<Integer> integer(int least, int most, int example) {
        Predicate<String> digits = Pattern.compile("-?\\d{1,9}").asMatchPredicate();
        return new Format<>(
                least + " to " + most,
                String.valueOf(example),
                example,
                List.of(),
                false,
                text -> Optional.of(text)
                        .filter(digits)
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }

    static Format<Duration> duration(Duration least, Duration most, Duration example) {
        return duration("a duration of " + range(least, most), example, time -> within(time, least, most));
    }

    static Format<Duration> wholeMinutes(Duration least, Duration most, Duration example) {
        return duration(
                "whole minutes, " + range(least, most),
                example,
                time -> within(time, least, most) && time.toSecondsPart() == 0);
    }

    static Format<String> choice(List<String> words) {
        return choice(words, word -> word);
    }

    /** One of these values by its word. */
    static <T> Format<T> choice(List<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        return new Format<>(
                alternatives(words),
                words.getFirst(),
                values.getFirst(),
                words,
                false,
                text -> values.stream()
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst());
    }

    /** A name that another section of the file gives to something. */
    static Format<String> nameFrom(String section, Collection<String> names) {
        return new Format<>(
                "one of the file's " + section + (names.isEmpty() ? ", which has none" : ""),
                names.stream().findFirst().orElse("name"),
                "name",
                List.copyOf(names),
                false,
                text -> Optional.of(text).filter(names::contains));
    }

    Optional<T> read(Node node) {
        return node instanceof ScalarNode scalar && !(quoted && scalar.isPlain())
                ? reader.apply(scalar.getValue())
                : Optional.empty();
    }

    boolean accepts(String text) {
        return reader.apply(text).isPresent();
    }

    /** What to write instead of something wrong. */
    String cure(String written, String example) {
        if (quoted && reader.apply(written).isPresent()) {
            return "Write \"" + written + "\" with the quotes";
        }
        return Nearest.to(written, choices)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Write for example: " + example);
    }

    /** The same, put into other words. */
    Format<T> saying(String otherRule, String otherExample) {
        return new Format<>(otherRule, otherExample, standIn, choices, quoted, reader);
    }

    private static Format<Duration> duration(String rule, Duration example, Predicate<Duration> right) {
        return new Format<>(
                rule,
                DurationText.of(example),
                example,
                List.of(),
                false,
                text -> DurationText.parse(text).filter(right));
    }

    /** Before the pattern, whose matching takes as deep a stack as a text of groups is long. */
    private static Predicate<String> shortEnough(int longest) {
        return text -> text.length() <= longest;
    }

    private static boolean within(Duration time, Duration least, Duration most) {
        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
    }

    private static String range(Duration least, Duration most) {
        return DurationText.of(least) + " to " + DurationText.of(most);
    }

    private static String alternatives(List<String> words) {
        String last = words.getLast();
        return words.size() == 1
                ? last
                : words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + " or " + last;
    }
}
