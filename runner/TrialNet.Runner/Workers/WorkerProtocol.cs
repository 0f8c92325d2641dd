namespace TrialNet.Runner.Workers;

/// <summary>What both sides have to agree on before they can talk.</summary>
internal static class WorkerProtocol
{
    /// <summary>The version of the messages. Another one is not understood: both sides come from the same packages.</summary>
    internal const int Version = 5;

    /// <summary>Where tests and their children find which worker theirs is, from 0.</summary>
    internal const string IndexVariable = "TRIAL_WORKER";

    /// <summary>The first argument of a test executable that is to work for a supervisor; the pipe's name and the version follow.</summary>
    internal const string Argument = "--trial-worker";
}
