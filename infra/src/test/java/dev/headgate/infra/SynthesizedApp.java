package dev.headgate.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** The app as the CDK CLI would synthesize it, with the feature flags of cdk.json. */
record SynthesizedApp(Configuration configuration, App app, CloudAssembly assembly, List<StackTemplate> stacks) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOUR_ACCOUNTS = Path.of("src/test/resources/four-accounts.yaml");
    private static final Path ROOT = Path.of("..");

    /** The configuration at the root of the repository: all environments in one account. */
    static SynthesizedApp ofOneAccount() {
        return of(ROOT.resolve("headgate.yaml"));
    }

    /** Two services; tooling and three environments in four accounts and two regions; with a suffix. */
    static SynthesizedApp ofFourAccounts() {
        return of(FOUR_ACCOUNTS);
    }

    static SynthesizedApp of(Path file) {
        Configuration configuration = configuration(file);
        App app = InfraApp.build(AppProps.builder().context(flags()).build(), configuration, new Artifacts(ROOT));
        CloudAssembly assembly = app.synth();
        return new SynthesizedApp(
                configuration,
                app,
                assembly,
                assembly.getStacks().stream().map(SynthesizedApp::template).toList());
    }

    static Configuration configuration(Path file) {
        try {
            return ConfigurationOnDisk.read(file, Map.of("CDK_DEFAULT_ACCOUNT", "1".repeat(12)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StackTemplate stack(String name) {
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
