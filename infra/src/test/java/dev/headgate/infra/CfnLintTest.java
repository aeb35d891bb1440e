package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@NeedsNode
class CfnLintTest {

    @Test
    void findsNothingInAnyTemplate() throws IOException, InterruptedException {
        assertThat(CfnLint.findings(CfnLint.templates(
                        SynthesizedApp.ofOneAccount(),
                        SynthesizedApp.ofFourAccounts(),
                        SynthesizedApp.ofExisting(),
                        SynthesizedApp.ofContainers(),
                        SynthesizedApp.ofNetworks(),
                        SynthesizedApp.ofShared(),
                        SynthesizedApp.ofMadeByEcs())))
                .isEmpty();
    }
}
