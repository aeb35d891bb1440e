package dev.headgate.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** The app as the CDK CLI would synthesize it, with the feature flags of cdk.json. */
public record SynthesizedApp(Configuration configuration, App app, CloudAssembly assembly, List<StackTemplate> stacks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("..");

    /** Synthesized once for all tests, which only read it. */
    private static final class Once {
        static final SynthesizedApp ONE_ACCOUNT = of(ROOT.resolve("headgate.yaml"));
        static final SynthesizedApp FOUR_ACCOUNTS = of(Path.of("src/test/resources/four-accounts.yaml"));
        static final SynthesizedApp EXISTING = of(Path.of("src/test/resources/existing.yaml"));
    }

    /** The configuration at the root of the repository: all environments in one account. */
    public static SynthesizedApp ofOneAccount() {
        return Once.ONE_ACCOUNT;
    }

    /** Two services; tooling and three environments in four accounts and two regions; with a suffix. */
    public static SynthesizedApp ofFourAccounts() {
        return Once.FOUR_ACCOUNTS;
    }

    /** One service, which is there already in both of its environments: one of the tooling account, one of another. */
    public static SynthesizedApp ofExisting() {
        return Once.EXISTING;
    }

    /** What containers may need, all of it. */
    public static SynthesizedApp ofContainers() {
        return Containers.APP;
    }

    private static final class Containers {
        static final SynthesizedApp APP = of(Path.of("src/test/resources/containers.yaml"));
    }

    /** Networks and load balancers of every kind. */
    public static SynthesizedApp ofNetworks() {
        return Networks.APP;
    }

    private static final class Networks {
        static final SynthesizedApp APP = of(Path.of("src/test/resources/networks.yaml"));
    }

    /** Services that share a load balancer, and one that does not. */
    public static SynthesizedApp ofShared() {
        return Shared.APP;
    }

    private static final class Shared {
        static final SynthesizedApp APP = of(Path.of("src/test/resources/shared.yaml"));
    }

    /** Services that are made and whose traffic ECS moves. */
    public static SynthesizedApp ofMadeByEcs() {
        return MadeByEcs.APP;
    }

    private static final class MadeByEcs {
        static final SynthesizedApp APP = of(Path.of("src/test/resources/made-by-ecs.yaml"));
    }

    /** Each template as it is on disk, by its stack's name. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        assembly.getStacks().forEach(stack -> texts.put(stack.getStackName(), text(stack.getTemplateFullPath())));
        return texts;
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SynthesizedApp of(Path file) {
        return of(configuration(file));
    }

    public static SynthesizedApp of(Configuration configuration) {
        App app = InfraApp.build(AppProps.builder().context(flags()).build(), configuration, new Artifacts(ROOT));
        CloudAssembly assembly = app.synth();
        return new SynthesizedApp(
                configuration,
                app,
                assembly,
                assembly.getStacks().stream().map(SynthesizedApp::template).toList());
    }

    public static Configuration configuration(Path file) {
        try {
            return ConfigurationOnDisk.read(file, Map.of("CDK_DEFAULT_ACCOUNT", "1".repeat(12)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StackTemplate stack(String name) {
        return stacks.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stack " + name + " among "
                        + stacks.stream().map(StackTemplate::name).toList()));
    }

    private static StackTemplate template(CloudFormationStackArtifact artifact) {
        return new StackTemplate(artifact.getStackName(), read(Path.of(artifact.getTemplateFullPath())));
    }

    /** Without these, CDK builds other templates than those that are deployed: only the CLI reads cdk.json. */
    private static Map<String, Object> flags() {
        return JSON.convertValue(read(ROOT.resolve("cdk.json")).get("context"), new TypeReference<>() {});
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
