package dev.headgate.cli.init;

import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What init reaches one account and region by, to look only. */
interface AccountClients {

    StsClient sts();

    EcsClient ecs();

    CodeDeployClient codeDeploy();

    CodePipelineClient codePipeline();
}
