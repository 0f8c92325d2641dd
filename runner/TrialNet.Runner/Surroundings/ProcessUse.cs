namespace TrialNet.Runner.Surroundings;

/// <summary>Who else uses the process in which tests run: what others may change is not held against a test.</summary>
internal enum ProcessUse
{
    /// <summary>Others use all of it: other tests beside these, or a program that embeds the runner.</summary>
    Shared,

    /// <summary>Fixtures work beside the tests: its settings are nobody's but the tests', but they open files and start processes as they like.</summary>
    Furnished,

    /// <summary>A host reports on the tests; it has connections, and files in its own folder, as it likes.</summary>
    Hosted,

    /// <summary>Nobody: what changes there while a test runs, the test has changed.</summary>
    Own,
}
