using System.Net.Security;

namespace TrialNet.Poetry.Clients;

/// <summary>What a client asks for, and what it puts up with.</summary>
/// <param name="Address">Where the poem is.</param>
public sealed record PoemRequest(PoemAddress Address)
{
    /// <summary>How long each attempt to connect may take, the handshake of TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = PoetryClient.DefaultTimeout;

    /// <summary>How long the server may be silent.</summary>
    public TimeSpan IdleTimeout { get; init; } = PoetryClient.DefaultTimeout;

    /// <summary>How long all of it may take, pauses and further attempts included; null for no limit.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>How often to try again.</summary>
    public int Retries { get; init; }

    /// <summary>How the end is marked.</summary>
    public PoemFraming Framing { get; init; }

    /// <summary>The most that is taken, in bytes.</summary>
    public int MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>How to encrypt; null for plain connections.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }
}
