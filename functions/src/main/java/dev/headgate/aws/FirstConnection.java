package dev.headgate.aws;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** What the first HTTPS connection of a process has to load, up to the words that it would begin with: they are sent to nobody. */
public final class FirstConnection {

    private FirstConnection() {}

    /** Reads the certificates that the JDK trusts, makes a key, and says hello. */
    public static void rehearse() throws NoSuchAlgorithmException, SSLException {
        var unused = HttpsURLConnection.getDefaultSSLSocketFactory();
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("rehearsal.invalid", 443);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        SSLEngineResult hello = engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        if (hello.bytesProduced() == 0) {
            throw new SSLException("nothing was said: " + hello.getStatus());
        }
        engine.closeOutbound();
    }
}
