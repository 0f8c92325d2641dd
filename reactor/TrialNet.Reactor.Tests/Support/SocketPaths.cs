using System.Globalization;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A directory for sockets, removed at the end with what is in it.</summary>
internal sealed class SocketPaths : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tn");
    private int _count;

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>A path at which nothing is.</summary>
    internal string Next() => Path.Combine(_directory.FullName, string.Create(CultureInfo.InvariantCulture, $"{++_count}.sock"));
}
