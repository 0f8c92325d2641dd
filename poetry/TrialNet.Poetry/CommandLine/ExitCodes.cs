namespace TrialNet.Poetry.CommandLine;

/// <summary>What <c>poetry</c> exits with.</summary>
internal static class ExitCodes
{
    /// <summary>All went well; a server that was told to end included.</summary>
    public const int Success = 0;

    /// <summary>A server could not serve, or <c>poetry get</c> got some poems but not all.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary><c>poetry get</c> got no poem at all.</summary>
    public const int NothingReceived = 3;

    /// <summary>Ctrl-C ended <c>poetry get</c>: 128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM ended <c>poetry get</c>: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
