package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class ApprovalDomainTest {

    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:111111111111:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";

    private static StackTemplate inZone;
    private static StackTemplate elsewhere;

    @BeforeAll
    static void synthesize() {
        inZone = orchestrator(", hostedZone: Z0123456789ABC");
        elsewhere = orchestrator("");
    }

    private static StackTemplate orchestrator(String more) {
        String yaml = """
                headgate: 1
                region: us-east-1
                account: "111111111111"
                approvals: {domain: {name: approvals.example.com, certificate: "%s"%s}}
                environments: {prod: {wave: 1}}
                services: {web: {port: 8080}}
                """.formatted(CERTIFICATE, more);
        return SynthesizedApp.of(ConfigurationFile.parse(yaml, "headgate.yaml", "111111111111"))
                .stack("headgate-orchestrator");
    }

    @Test
    void leadsLinksToTheHostOfOnesOwn() {
        assertThat(Tooling.variables(inZone, "headgate-deployment")
                        .path("HEADGATE_APPROVALS_URL")
                        .asText())
                .isEqualTo("https://approvals.example.com");
        Resource name = inZone.resource("AWS::ApiGatewayV2::DomainName");
        assertThat(name.property("/DomainName").asText()).isEqualTo("approvals.example.com");
        assertThat(name.property("/DomainNameConfigurations/0/CertificateArn").asText())
                .isEqualTo(CERTIFICATE);
        assertThat(name.property("/DomainNameConfigurations/0/SecurityPolicy").asText())
                .isEqualTo("TLS_1_2");
        assertThat(inZone.resource("AWS::ApiGatewayV2::ApiMapping")
                        .property("/Stage")
                        .asText())
                .isEqualTo("$default");
    }

    @Test
    void answersNobodyAtTheAddressThatTheApiHasByItself() {
        assertThat(inZone.resource("AWS::ApiGatewayV2::Api")
                        .property("/DisableExecuteApiEndpoint")
                        .asBoolean())
                .isTrue();
        assertThat(Tooling.orchestrator()
                        .resource("AWS::ApiGatewayV2::Api")
                        .property("/DisableExecuteApiEndpoint")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void makesTheRecordInAHostedZoneThatIsNamed() {
        Resource record = inZone.resource("AWS::Route53::RecordSet");

        assertThat(record.property("/HostedZoneId").asText()).isEqualTo("Z0123456789ABC");
        assertThat(record.property("/Name").asText()).isEqualTo("approvals.example.com");
        assertThat(record.property("/AliasTarget/DNSName/Fn::GetAtt/1").asText())
                .isEqualTo("RegionalDomainName");
    }

    @Test
    void saysWhatTheRecordMustPointAtWhereSomebodyElseMakesIt() {
        assertThat(elsewhere.resources("AWS::Route53::RecordSet")).isEmpty();
        assertThat(elsewhere
                        .json()
                        .at("/Outputs/ApprovalsTarget/Value/Fn::GetAtt/1")
                        .asText())
                .isEqualTo("RegionalDomainName");
    }
}
