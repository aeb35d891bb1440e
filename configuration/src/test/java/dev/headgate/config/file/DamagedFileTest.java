package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file in an editor, it is either read or answered with faults that have a line of it. */
class DamagedFileTest {
    private static final int RUNS = 1000;
    private static final String[] SCRAPS = {
        "", " ", "  ", "\t", "\n", ":", ": ", "-", "- ", "{", "}", "[", "]", ",", "*", "&a ", "*a", "\"", "'", "#", "|",
        "null", "~", "0", "140", "5m", "!!int ", "? ", "<<: ", "%", "\u0000", "é", "---\n"
    };

    @Test
    void answersAnyDamageWithFaults() throws IOException {
        String whole = Files.readString(Path.of("..", "headgate.yaml"));
        int refused = 0;

        for (int seed = 0; seed < RUNS; seed++) {
            refused += isRefused(damage(whole, new Random(seed)), seed) ? 1 : 0;
        }

        assertThat(refused).isBetween(RUNS / 4, RUNS - 1);
    }

    private static boolean isRefused(String yaml, int seed) {
        try {
            ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
            return false;
        } catch (InvalidConfigurationException e) {
            long lines = yaml.lines().count() + 1;
            assertThat(e.faults()).as("seed %s", seed).isNotEmpty().allMatch(fault -> fault.line() <= lines);
            return true;
        } catch (RuntimeException e) {
            return fail("seed " + seed + " is not answered with faults:\n" + yaml, e);
        }
    }

    private static String damage(String whole, Random random) {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, replacePart(lines.get(at), random));
                default ->
                    lines.set(at, " ".repeat(random.nextInt(12)) + lines.get(at).strip());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String replacePart(String line, Random random) {
        int from = random.nextInt(line.length() + 1);
        int to = Math.min(line.length(), from + random.nextInt(4));
        return line.substring(0, from) + SCRAPS[random.nextInt(SCRAPS.length)] + line.substring(to);
    }
}
