package dev.headgate.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** CloudFormation's own schemas and rules, by a tool that not every machine has. */
final class CfnLint {

    /** A command line has an end. */
    private static final int AT_ONCE = 100;

    private CfnLint() {}

    /** All that it has to say; skips the test where it is not installed. */
    static String findings(Collection<String> templates) throws IOException, InterruptedException {
        assumeTrue(Programs.isOnThePath("cfn-lint"), "cfn-lint is not installed");
        List<String> all = List.copyOf(templates);
        StringBuilder findings = new StringBuilder();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            findings.append(run(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return findings.toString();
    }

    private static String run(List<String> templates) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--template"));
        command.addAll(templates);
        // In the root of the repository: it reads .cfnlintrc.yaml there.
        Process lint = new ProcessBuilder(command)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return lint.waitFor() == 0 ? findings.strip() : "cfn-lint ended with " + lint.exitValue() + "\n" + findings;
    }

    static List<String> templates(SynthesizedApp... apps) {
        return Stream.of(apps)
                .flatMap(app -> app.assembly().getStacks().stream())
                .map(CloudFormationStackArtifact::getTemplateFullPath)
                .toList();
    }

    /** The largest template of each kind of stack, its kind being its name but for whose it is. */
    static Map<String, String> largestOfEachKind(SynthesizedApp app) {
        Map<String, Integer> bytes = TemplateLimits.bytes(app);
        Map<String, String> largest = new TreeMap<>();
        app.assembly().getStacks().stream()
                .sorted(Comparator.comparing(stack -> bytes.getOrDefault(stack.getStackName(), 0)))
                .forEach(stack -> largest.put(kind(stack.getStackName()), stack.getTemplateFullPath()));
        return largest;
    }

    private static String kind(String stack) {
        return stack.replaceAll("service-of-a-team-\\d+", "SERVICE").replaceAll("stage-\\d+", "ENVIRONMENT");
    }
}
