package union.gateway;

import java.net.InetAddress;

/**
 * Who is at the door (来访者).
 *
 * @param address of the client itself, or of the nearest party whose word we have for it
 * @param secure  whether the client's own connection is encrypted, here or at a trusted proxy
 */
record Caller(InetAddress address, boolean secure) {}
