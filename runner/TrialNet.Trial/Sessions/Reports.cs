using System.Text;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Shared.Terminal;
using TrialNet.Shared.Text;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Trial.Sessions;

/// <summary>The reporters of a session and the files they write to.</summary>
internal sealed class Reports : IDisposable
{
    private readonly List<TextWriter> _files;

    private Reports(ReporterSet set, List<TextWriter> files) => (Set, _files) = (set, files);

    /// <summary>The reporters.</summary>
    public ReporterSet Set { get; }

    /// <summary>
    /// Opens the reporters that were asked for. The terminal gets the default reporter unless another one was asked
    /// for without a file: a report for machines does not silence the one for people.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="streams">The terminal.</param>
    /// <param name="locate">Finds the place of a test.</param>
    /// <param name="recorder">Takes the events too, before all others; null where nothing is run.</param>
    /// <param name="target">Tells whose tests the events are about; null where the recorder does.</param>
    /// <returns>The reporters.</returns>
    /// <exception cref="TrialException">A file cannot be written.</exception>
    public static Reports Open(
        TrialOptions options,
        TerminalStreams streams,
        Func<TestDescriptor, TestDescriptor> locate,
        SessionRecorder? recorder = null,
        Func<string>? target = null)
    {
        var settings = new ReportSettings(new SourcePlaces(Environment.CurrentDirectory, locate), options.Durations)
        {
            TellsAtOnce = options.TellsAtOnce,
            IsParallel = options.Jobs > 1 || options.Threads > 1,
            Session = recorder?.Session ?? new SessionLine(JournalFormat.Version, TimeProvider.System.GetUtcNow(), Environment.CurrentDirectory, options.Arguments),
            Target = target ?? (() => recorder?.Target ?? ""),
        };
        var files = new List<TextWriter>();
        var reporters = new List<(string Name, IReporter Reporter)>();
        if (recorder is not null)
        {
            reporters.Add(("journal", recorder));
        }

        if (!HasTerminal(options))
        {
            Add(ReporterKind.Default, null);
        }

        foreach (var (kind, file) in options.Reporters)
        {
            Add(kind, file);
        }

        return new Reports(new ReporterSet(reporters, streams.Error), files);

        void Add(ReporterKind kind, string? file) => reporters.Add((kind.Name, kind.Create(Writer(file), settings)));

        ReportWriter Writer(string? file) => file is null
            ? new ReportWriter(streams.Out, UseColours(options.Color, streams.ShowsColours), streams.Line)
            : new ReportWriter(OpenFile(file, files), options.Color == ColorMode.Always);
    }

    /// <summary>Makes sure that no report is written over what the session itself writes.</summary>
    /// <param name="folder">The session's folder.</param>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="TrialException">One would be.</exception>
    public static void RefuseFilesOf(TrialTemp folder, TrialOptions options)
    {
        foreach (var (_, file) in options.Reporters)
        {
            if (file is not null && folder.Keeps(Path.GetFullPath(file)))
            {
                throw new TrialException($"the report '{file}' would take the place of a file that the session itself writes: give it another name");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(Close);

    private static bool HasTerminal(TrialOptions options)
    {
        foreach (var (_, file) in options.Reporters)
        {
            if (file is null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Close(TextWriter file)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // Reporters flush after every event: what cannot be written now could not be then, and was told.
        }
    }

    private static bool UseColours(ColorMode mode, bool shown) => mode == ColorMode.Always || (mode == ColorMode.Auto && shown);

    private static StreamWriter OpenFile(string file, List<TextWriter> files)
    {
        try
        {
            var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            files.Add(writer);
            return writer;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TrialException($"the report '{file}' cannot be written: {exception.Message}");
        }
    }
}
