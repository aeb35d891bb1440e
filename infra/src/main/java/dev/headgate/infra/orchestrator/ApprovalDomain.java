package dev.headgate.infra.orchestrator;

import dev.headgate.config.Domain;
import software.amazon.awscdk.services.apigatewayv2.DomainMappingOptions;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.constructs.Construct;

/** A host name of one's own for the approval page, and its record where a hosted zone is named. */
final class ApprovalDomain extends Construct {

    private final Domain domain;
    private final DomainName name;

    ApprovalDomain(Construct scope, Domain domain) {
        super(scope, "Domain");
        this.domain = domain;
        name = DomainName.Builder.create(this, "Name")
                .domainName(domain.name())
                .certificate(Certificate.fromCertificateArn(this, "Certificate", domain.certificate()))
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build();
        domain.hostedZone().ifPresent(this::record);
    }

    String url() {
        return "https://" + domain.name();
    }

    String target() {
        return name.getRegionalDomainName();
    }

    DomainMappingOptions mapping() {
        return DomainMappingOptions.builder().domainName(name).build();
    }

    /** By the zone's id alone: to look its name up, synthesis would need credentials. */
    private void record(String hostedZone) {
        CfnRecordSet.Builder.create(this, "Record")
                .hostedZoneId(hostedZone)
                .name(domain.name())
                .type("A")
                .aliasTarget(CfnRecordSet.AliasTargetProperty.builder()
                        .dnsName(name.getRegionalDomainName())
                        .hostedZoneId(name.getRegionalHostedZoneId())
                        .evaluateTargetHealth(false)
                        .build())
                .build();
    }
}
