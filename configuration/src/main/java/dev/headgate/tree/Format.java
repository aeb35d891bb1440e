package dev.headgate.tree;

import dev.headgate.text.DurationText;
import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one value must look like.
 *
 * @param rule ends the sentence "it must be …"
 * @param example a right value, as it is written
 * @param standIn a right value to read on with when the one that was written is wrong
 * @param choices all right values, when they can be counted; else empty
 * @param quotes whether the value stands in quotes
 */
public record Format<T>(
        String rule,
        String example,
        T standIn,
        List<String> choices,
        Quotes quotes,
        Function<String, Optional<T>> reader) {

    /** Whether a value stands in quotes, which in JSON tells texts from all else. */
    public enum Quotes {
        MAY,
        MUST,
        MUST_NOT
    }

    public Format {
        choices = List.copyOf(choices);
    }

    /** Of values that cannot be counted, in quotes or not. */
    public static <T> Format<T> of(String rule, String example, T standIn, Function<String, Optional<T>> reader) {
        return new Format<>(rule, example, standIn, List.of(), Quotes.MAY, reader);
    }

    public static Format<String> text(String rule, String example, String pattern, int longest) {
        Predicate<String> right =
                shortEnough(longest).and(Pattern.compile(pattern).asMatchPredicate());
        return of(rule, example, example, text -> Optional.of(text).filter(right));
    }

    public static Format<Integer> integer(int least, int most, int example) {
        Predicate<String> digits = Pattern.compile("-?\\d{1,9}").asMatchPredicate();
        return of(
                least + " to " + most,
                String.valueOf(example),
                example,
                text -> Optional.of(text)
                        .filter(digits)
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }

    /** As JSON has it: of what stands there without quotes, all but true, false and null. */
    public static Format<Double> number(String rule, double example, DoublePredicate right) {
        Predicate<String> number = Pattern.compile("[-\\dNI].*").asMatchPredicate();
        return of(
                        rule,
                        String.valueOf(example),
                        example,
                        text -> Optional.of(text)
                                .filter(number)
                                .map(Double::valueOf)
                                .filter(right::test))
                .bare();
    }

    public static Format<Duration> duration(Duration least, Duration most, Duration example) {
        return duration("a duration of " + range(least, most), example, time -> within(time, least, most));
    }

    public static Format<Duration> wholeMinutes(Duration least, Duration most, Duration example) {
        return duration(
                "whole minutes, " + range(least, most),
                example,
                time -> within(time, least, most) && time.toSecondsPart() == 0);
    }

    public static Format<String> choice(List<String> words) {
        return choice(words, word -> word);
    }

    /** One of these values by its word. */
    public static <T> Format<T> choice(List<T> values, Function<T, String> word) {
        List<String> words = values.stream().map(word).toList();
        return new Format<>(
                alternatives(words),
                words.getFirst(),
                values.getFirst(),
                words,
                Quotes.MAY,
                text -> values.stream()
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst());
    }

    public Optional<T> read(Node node) {
        return node instanceof Node.Scalar scalar && fits(scalar.quoted())
                ? reader.apply(scalar.text())
                : Optional.empty();
    }

    private boolean fits(boolean quoted) {
        return switch (quotes) {
            case MAY -> true;
            case MUST -> quoted;
            case MUST_NOT -> !quoted;
        };
    }

    public boolean accepts(String text) {
        return reader.apply(text).isPresent();
    }

    /**
     * What to write instead of something wrong.
     *
     * @param otherwise where nothing better can be said
     */
    String cure(Node node, String otherwise) {
        if (!(node instanceof Node.Scalar scalar) || node.isNothing()) {
            return otherwise;
        }
        String written = PlainLine.of(scalar.text(), PlainLine.SHORT);
        return quotes == Quotes.MUST && !scalar.quoted() && accepts(written)
                ? "Write \"" + written + "\" with the quotes"
                : cure(written, otherwise);
    }

    String cure(String written, String otherwise) {
        return Nearest.to(written, choices)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse(otherwise);
    }

    /** The same, put into other words. */
    public Format<T> saying(String otherRule, String otherExample) {
        return new Format<>(otherRule, otherExample, standIn, choices, quotes, reader);
    }

    /** The same, which has to stand in quotes. */
    public Format<T> inQuotes() {
        return new Format<>(rule, '"' + example + '"', standIn, choices, Quotes.MUST, reader);
    }

    /** The same, which must not stand in quotes. */
    public Format<T> bare() {
        return new Format<>(rule, example, standIn, choices, Quotes.MUST_NOT, reader);
    }

    private static Format<Duration> duration(String rule, Duration example, Predicate<Duration> right) {
        return of(
                rule,
                DurationText.of(example),
                example,
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
