package dev.headgate.cli.init;

import dev.headgate.cli.installation.SdkClients;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real clients, with the credentials of a profile or with those that the AWS command line would find, too. */
final class SdkAccountClients implements AccountClients {

    private final SdkClients sdk;

    SdkAccountClients(String region, Optional<String> profile) {
        sdk = new SdkClients(Region.of(region), profile);
    }

    @Override
    public StsClient sts() {
        return sdk.sts();
    }

    @Override
    public EcsClient ecs() {
        return sdk.build(EcsClient.builder());
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return sdk.build(CodeDeployClient.builder());
    }

    @Override
    public CodePipelineClient codePipeline() {
        return sdk.build(CodePipelineClient.builder());
    }
}
