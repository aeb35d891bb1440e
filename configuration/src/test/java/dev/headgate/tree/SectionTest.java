package dev.headgate.tree;

import static dev.headgate.tree.Dialects.bare;
import static dev.headgate.tree.Dialects.entry;
import static dev.headgate.tree.Dialects.lines;
import static dev.headgate.tree.Dialects.nested;
import static dev.headgate.tree.Dialects.nothing;
import static dev.headgate.tree.Dialects.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.text.Limits;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One reader, each kind of fault, in the words of two dialects. */
class SectionTest {

    private static final Format<Integer> PORT = Format.integer(1, 9, 8);
    private static final Format<String> COLOUR = Format.choice(List.of("blue", "green"));
    private static final Format<String> QUOTED =
            Format.text("a letter", "a", "[a-z]", 1).inQuotes();

    private final Faults sentences = new Faults(Dialects.SENTENCES);
    private final Faults places = new Faults(Dialects.PLACES);

    @Test
    void tellsEveryFaultOfALineByLineInputAtOnceAndGoesOnWithStandIns() {
        Section root = Section.root(
                lines(
                        entry(2, "port", bare(2, "80")),
                        entry(3, "colour", bare(3, "gren")),
                        entry(4, "letter", bare(4, "b")),
                        entry(5, "empty", nothing(5)),
                        entry(6, "list", bare(6, "x")),
                        entry(7, "section", bare(7, "x")),
                        entry(8, "stranger", bare(8, "x")),
                        entry(9, "port", bare(9, "8"))),
                "",
                "port: 8",
                sentences);

        assertThat(root.required("port", PORT)).isEqualTo(8);
        assertThat(root.required("colour", COLOUR)).isEqualTo("blue");
        assertThat(root.optional("letter", QUOTED)).isEmpty();
        assertThat(root.required("empty", PORT)).isEqualTo(8);
        assertThat(root.list("list", PORT)).isEmpty();
        assertThat(root.section("section", "section: {port: 8}").required("port", PORT))
                .isEqualTo(8);
        root.refuseUnknownKeysEverywhere();

        assertThat(told(sentences)).isEqualTo("""
                2 port must be 1 to 9, not 80; write for example: port: 8
                3 colour must be blue or green, not gren; did you mean green?
                4 letter must be a letter, not b; write "b" with the quotes
                5 empty is missing; write for example: empty: 8
                6 list must be a list, not x; write for example: list: [8]
                7 section must be a section, not x; write for example: section: {port: 8}
                8 stranger is unknown; known: [port, colour, letter, empty, list, section]
                9 the key port was given in line 2 already; keep one of them""");
    }

    @Test
    void tellsEveryFaultOfAJsonInputByItsPlace() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("port", "8");
        json.put("colour", 7);
        json.put("list", Map.of());
        json.put("section", List.of());
        json.put("items", List.of(Map.of("port", 80), 7));
        json.put("stranger", 1);
        Section root = Section.ofJson(json, "root", "", places);

        root.required("port", PORT.bare());
        root.required("colour", COLOUR);
        root.required("missing", PORT);
        root.values("list", PORT);
        root.section("section", "{}");
        root.sections("items", "[{}]").forEach(item -> item.required("port", PORT.bare()));
        root.refuseUnknownKeysEverywhere();

        assertThat(told(places)).isEqualTo("""
                1 root/port: must be 1 to 9, not "8"
                1 root/colour: must be blue or green, not 7
                1 root/missing: is missing
                1 root/list: must be an array such as [8], not an object
                1 root/section: must be an object such as {}, not an empty list
                1 root/items#1: must be an object such as [{}], not 7
                1 root/items#0/port: must be 1 to 9, not 80
                1 root/stranger: unknown""");
    }

    @Test
    void tellsWrongElementsWithoutThoseThatAreRight() {
        List<Object> colours = Arrays.asList("green", "red", null, List.of("blue"), "green", "blue");
        Section told = Section.ofJson(Map.of("colours", colours), "", "", sentences);
        Section placed = Section.ofJson(Map.of("colours", colours), "root", "", places);

        assertThat(told.list("colours", COLOUR)).containsExactly("green", "blue");
        assertThat(placed.values("colours", COLOUR)).containsExactly("green", "green", "blue");
        assertThat(told(sentences)).isEqualTo("""
                1 each of colours must be blue or green, not "red"; write for example: colours: [blue]
                1 each of colours must be blue or green, not null; write for example: colours: [blue]
                1 each of colours must be blue or green, not a list; write for example: colours: [blue]
                1 colours has "green" twice; remove one""");
        assertThat(told(places)).isEqualTo("""
                1 root/colours#1: must be blue or green, not "red"
                1 root/colours#2: must be blue or green, not null
                1 root/colours#3: must be blue or green, not a list""");
    }

    @Test
    void tellsWhatMustNotBeMissingOrEmpty() {
        Section root = Section.ofJson(
                Map.of("section", Map.of(), "sections", List.of(), "list", List.of()), "", "", sentences);

        root.requiredSection("section", "section: {a: 1}");
        root.requiredSection("noSection", "noSection: {a: 1}");
        root.requiredSections("sections", "sections: [{a: 1}]");
        root.requiredSections("noSections", "noSections: [{a: 1}]");
        assertThat(root.atLeastOne("list", PORT)).containsExactly(8);

        assertThat(told(sentences)).isEqualTo("""
                1 section is empty; write for example: section: {a: 1}
                1 noSection is missing; write for example: noSection: {a: 1}
                1 sections is empty; write for example: sections: [{a: 1}]
                1 noSections is missing; write for example: noSections: [{a: 1}]
                1 list must have at least one; write for example: list: [8]""");
    }

    @Test
    void tellsWrongNamesAndKnowsAllOfThem() {
        Section root =
                Section.root(lines(entry(2, "blue", bare(2, "1")), entry(3, "grean", bare(3, "2"))), "", "", sentences);

        assertThat(root.names(COLOUR)).containsExactly("blue", "grean");
        root.refuseUnknownKeys();

        assertThat(told(sentences)).isEqualTo("3 the name must be blue or green, not grean; did you mean green?");
    }

    @Test
    void tellsNothingOfWhatFollowsFromAWrongSection() {
        Section root = Section.ofJson(List.of(), "root", "{}", places);

        root.required("port", PORT);
        root.requiredSection("section", "{}").required("port", PORT);

        assertThat(told(places)).isEqualTo("1 root: must be an object such as {}, not an empty list");
    }

    @Test
    void takesNullForAbsentOnlyWhereTheDialectDoes() {
        Map<String, Object> json = Collections.singletonMap("port", null);

        assertThat(Section.ofJson(json, "", "", sentences).optional("port", PORT))
                .isEmpty();
        assertThat(Section.ofJson(json, "root", "", places).optional("port", PORT))
                .isEmpty();

        assertThat(told(sentences)).isEmpty();
        assertThat(told(places)).isEqualTo("1 root/port: must be 1 to 9, not null");
    }

    @Test
    void refusesWhatIsTooDeepBeforeItTakesAStack() {
        Section.ofJson(nested(Limits.DEPTH), "", "", sentences).names();
        assertThat(told(sentences)).isEmpty();

        Section.ofJson(nested(100_000), "", "a: 1", sentences).required("port", PORT);
        Section.ofJson(nested(Limits.DEPTH + 1), "root", "{}", places).required("port", PORT);

        assertThat(told(sentences))
                .isEqualTo(
                        "1 the file must be a section, not more than 50 maps and lists in each other; write for example: a: 1");
        assertThat(told(places))
                .isEqualTo("1 root: must be an object such as {}, not more than 50 maps and lists in each other");
    }

    @Test
    void showsWhatPeopleHavePastedOnOneShortLine() {
        Map<String, Object> json = Map.of("port", "\u001b[2J\u202e\n" + "x".repeat(1000));
        Section.ofJson(json, "root", "", places).required("port", PORT);

        assertThat(told(places)).isEqualTo("1 root/port: must be 1 to 9, not \"[2J " + "x".repeat(76) + "...\"");
    }
}
