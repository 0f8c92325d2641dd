namespace TrialNet.Reactor.Tests.Support;

/// <summary>A folder of a test's own, which goes with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("trialnet-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
