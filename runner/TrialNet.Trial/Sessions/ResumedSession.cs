using TrialNet.Runner.Recording;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>What an earlier session in the same folder knows already.</summary>
/// <param name="recorded">Its journal.</param>
internal sealed class ResumedSession(RecordedSession recorded)
{
    /// <summary>The seed of its order; null where that is not random.</summary>
    public int? Seed => recorded.Seed;

    /// <summary>Takes the targets and options of the session that is to go on, where the command line names no target.</summary>
    /// <param name="options">The command line.</param>
    /// <returns>The whole.</returns>
    /// <exception cref="TrialException">There is no such session, or it was begun elsewhere.</exception>
    public static TrialOptions Complete(TrialOptions options)
    {
        if (!options.Resume || options.Targets.Count > 0)
        {
            return options;
        }

        var session = Read(options).Session ?? throw new TrialException("the session ended before it knew what to run: name its targets again");
        if (session.Directory != Environment.CurrentDirectory)
        {
            throw new TrialException($"the session was begun in '{session.Directory}': go on with it there");
        }

        return CommandLineParser.Parse(options.Arguments, session.Arguments);
    }

    /// <summary>Reads what the earlier session found out.</summary>
    /// <param name="options">The command line.</param>
    /// <returns>It; null where nothing is to go on.</returns>
    /// <exception cref="TrialException">There is no session.</exception>
    public static ResumedSession? Find(TrialOptions options) => options.Resume ? new ResumedSession(RecordedSession.Of(Read(options))) : null;

    /// <summary>Tells what is known of a run.</summary>
    /// <param name="reactor">The reactor's name.</param>
    /// <param name="pass">Which pass it is.</param>
    /// <returns>What is known; null if it had not begun.</returns>
    public RecordedRun? Find(string reactor, int? pass) => recorded.Find(reactor, pass);

    private static Journal Read(TrialOptions options)
    {
        var folder = options.TempDirectory ?? TrialTemp.DefaultName;
        var file = Path.Combine(folder, Journal.FileName);
        return File.Exists(file) ? RecordedReport.Read(file) : throw new TrialException($"there is no session to go on with in '{folder}': it has no {Journal.FileName}");
    }
}
