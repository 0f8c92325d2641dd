namespace TrialNet.Twistd;

/// <summary>What <c>twistd</c> exits with.</summary>
internal static class ExitCodes
{
    /// <summary>The daemon's services are up; or, without a daemon, they were told to stop and have.</summary>
    public const int Success = 0;

    /// <summary>The services could not be started, or did not stop in time.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C while the daemon was being started: 128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
