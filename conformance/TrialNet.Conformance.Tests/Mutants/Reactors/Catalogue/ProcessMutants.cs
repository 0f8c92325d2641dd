namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-PROC.</summary>
internal static class ProcessMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-PROC-01", "ProcessEnded does not wait for the pipes.", "R-PROC-01",
            new Edit(
                "ChildProcess",
                "&& !_isOver && _lost.Count == 0 && _pipes.Values.All(static pipe => !pipe.IsOpen))",
                "&& !_isOver)")),
        new(
            "N-R-PROC-02", "The end by a signal is a clean end.", "R-PROC-02",
            new Edit(
                "ChildStatus",
                "var signal = status & 0x7F;",
                "var signal = 0;")),
        new(
            "N-R-PROC-03", "A child has the whole environment besides what it was given.", "R-PROC-03",
            new Edit(
                "SpawnRequest",
                "[.. environment.Select(ToEntry)];",
                "[.. GetOwnEnvironment(), .. environment.Select(ToEntry)];")),
        new(
            "N-R-PROC-03-INHERITED", "A child inherits descriptors that nobody asked for.", "R-PROC-03",
            new Edit(
                "ChildSpawner",
                "return found;",
                "return found.Count < 0 ? found : [];"),
            new Edit(
                "ChildSpawner",
                "if (HasCloseFrom)",
                "if (!HasCloseFrom)")),
        new(
            "N-R-PROC-04", "Signalling after the end is ignored.", "R-PROC-04",
            new Edit(
                "ChildProcess.Control",
                "if (_hasExited || _exit?.Signal(signal, out errno) != true)",
                "if (_exit?.Signal(signal, out errno) != true && !_hasExited)")),
    ];
}
