using System.Diagnostics;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A service whose child leaves a child behind, for the first process of a container; tells when that is dead, and when it is buried.</summary>
public sealed class OrphanMaker : IServiceMaker
{
    public string Name => "orphan";

    public string Description => "Leaves an orphan.";

    public IReadOnlyList<ServiceOption> Options => [];

    public IService MakeService(IReactor reactor, ServiceOptions options)
    {
        // The shell does not wait for what it starts.
        Process.Start("sh", ["-c", "sleep 0 & exit 0"]).Dispose();
        var wasSeen = false;
        return new TimerService(reactor, TimeSpan.FromMilliseconds(50), () =>
        {
            var isDead = HasDeadChild();
            if (isDead != wasSeen)
            {
                Console.Out.WriteLine(isDead ? "there is a dead child of nobody's" : "there is none");
                wasSeen = isDead;
            }
        });
    }

    private static bool HasDeadChild() => Directory.GetDirectories("/proc").Any(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsDead(folder));

    private static bool IsDead(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/stat").Contains("(sleep) Z 1 ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
