namespace TrialNet.Conform.Subjects;

/// <summary>The kinds of subject, as a command line names them.</summary>
internal static class SubjectKinds
{
    /// <summary>Somebody's Deferreds.</summary>
    internal const string Deferred = "deferred";

    /// <summary>A kind of reactor.</summary>
    internal const string Reactor = "reactor";

    /// <summary>A poetry stack, or a poetry server.</summary>
    internal const string Poetry = "poetry";
}
