package dev.headgate.config.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that are right somewhere in headgate.yaml, and nearly right everywhere else. */
final class SampleValues {

    private static final String WORDS = """
            - a A é 0 140 1a a-b a--b -a a- a.b a_b a/b a//b a,b /a ** * a*b
            @ a@b a@b.c A@B.co. 1@2.museum
            *.a.b a?.example.com a.* /a/* /?~"' *.png
            http://a.b/c https://a.b https://a.b/c?d https://a.b/c/ https://a.b:80/c
            us-east-10 cn-north-1 us-gov-west-1 012345670123 01234567012 arn:aws:acm:a:1:certificate/0
            10 1h30m 30m1h 1h1h 90s 1.5h 5min 1 1% 0.5% .5% 1%%
            """;

    private static final List<String> ODD = List.of(
            "", " ", "a b", "/a b", "10 m", "1 %", "a\n", "a\u200bb", "a\u2028", "a@b.c\n", "us-east-1 ", " web");

    private static final List<String> LONG = Stream.concat(
                    IntStream.of(10, 16, 20, 24, 32, 100, 128, 200, 254, 255, 256)
                            .boxed()
                            .flatMap(longest -> Stream.of("a".repeat(longest), "a".repeat(longest + 1))),
                    Stream.of(
                            "a/" + "a".repeat(255),
                            "https://a.b/" + "c".repeat(501),
                            "a".repeat(64) + "@b.c",
                            "a".repeat(65) + "@b.c",
                            "/" + "a".repeat(1024),
                            "https://" + "a".repeat(2041)))
            .toList();

    /** Around every limit that there is. */
    static final List<Integer> INTEGERS = IntStream.concat(
                    IntStream.rangeClosed(-1, 101),
                    IntStream.of(256, 511, 512, 999, 1000, 1001, 1024, 50000, 50001, 65535, 65536, 122880, 122881))
            .boxed()
            .toList();

    /** Around every limit that there is. */
    static final List<BigDecimal> NUMBERS = Stream.of(
                    "-1", "0", "0.00009", "0.0001", "0.01", "0.2", "0.21", "0.99", "1", "1.25", "10", "10.1")
            .map(BigDecimal::new)
            .toList();

    private SampleValues() {}

    /** With what the reader shows as an example of each. */
    static List<String> texts(AskedMembers asked) {
        Stream<String> examples = asked.formats().values().stream()
                .flatMap(List::stream)
                .map(format -> format.example().replace("\"", ""));
        return Stream.of(examples, Stream.of(WORDS.split("\\s+")), ODD.stream(), LONG.stream())
                .flatMap(it -> it)
                .distinct()
                .toList();
    }
}
