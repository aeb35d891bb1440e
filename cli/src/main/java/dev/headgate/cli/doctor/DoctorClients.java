package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.ToolingClients;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What doctor reaches one account by, all with the same credentials. */
interface DoctorClients extends ToolingClients {

    SnsClient sns();

    SecretsManagerClient secretsManager();

    IamClient iam();

    CodeConnectionsClient codeConnections(Region where);
}
