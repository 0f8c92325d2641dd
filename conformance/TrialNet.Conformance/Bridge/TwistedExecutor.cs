using System.Text.Json;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Bridge;

/// <summary>
/// Python's Twisted as a subject: a process that is started with the first question and asked with lines. If it dies, hangs or talks
/// nonsense, the question fails with a <see cref="BridgeException"/>, and the next one starts another process.
/// </summary>
/// <remarks>Threading: any thread; questions are asked one at a time.</remarks>
internal sealed class TwistedExecutor : IExecutor
{
    private const int BatchSize = 200;

    private readonly Lock _gate = new();
    private readonly Func<IReadOnlyList<BridgeCommand>> _commands;
    private readonly TimeSpan _patience;
    private readonly BridgeScript? _script;
    private BridgeProcess? _process;
    private SubjectManifest? _manifest;

    /// <param name="patience">How long one program or check may take.</param>
    internal TwistedExecutor(TimeSpan patience)
    {
        var script = _script = new BridgeScript();
        _commands = () => [.. PythonCandidates.All().Select(script.CommandFor)];
        _patience = patience;
    }

    /// <summary>Starts the first of these commands that says hello.</summary>
    internal TwistedExecutor(IReadOnlyList<BridgeCommand> commands, TimeSpan patience)
    {
        _commands = () => commands;
        _patience = patience;
    }

    /// <exception cref="BridgeException">No Python has Twisted.</exception>
    public SubjectManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                Start();
                return _manifest!;
            }
        }
    }

    /// <summary>The version of Twisted; empty before the first question.</summary>
    internal string Version { get; private set; } = string.Empty;

    /// <summary>The id of the process; null before the first question and after a failure.</summary>
    internal int? ProcessId => _process?.Id;

    /// <inheritdoc/>
    public bool Accepts(DeferredProgram program) => TwistedDialect.Accepts(program);

    /// <summary>Bodies are run by <c>inlineCallbacks</c>, whatever their form: what Python calls a coroutine takes the same way.</summary>
    public Trace Run(DeferredProgram program, BodyForm form) => RunMany([program])[0] ?? throw new RunawayException();

    /// <summary>Carries many programs out, in order; null stands for one that does not come to an end.</summary>
    /// <exception cref="BridgeException">The process cannot be started or does not answer as it should.</exception>
    internal IReadOnlyList<Trace?> RunMany(IReadOnlyList<DeferredProgram> programs)
    {
        var traces = new List<Trace?>();
        foreach (var batch in programs.Chunk(BatchSize))
        {
            var texts = batch.Select(program => program.ToString()).ToArray();
            traces.AddRange(Guarded(process =>
            {
                process.Ask(JsonSerializer.Serialize(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["programs"] = texts }));
                return texts.Select(text => Read(process, text, TraceOf)).ToList();
            }));
        }

        return traces;
    }

    public CheckResult? Check(DeferredRule rule) => Guarded(process =>
    {
        process.Ask(JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["check"] = rule.Id() }));
        return Read(process, rule.Id(), ResultOf);
    });

    public DeferredSubject? Open() => null;

    public void Dispose()
    {
        lock (_gate)
        {
            Drop();
        }

        _script?.Dispose();
    }

    private T Guarded<T>(Func<BridgeProcess, T> ask)
    {
        lock (_gate)
        {
            try
            {
                return ask(Start());
            }
            catch (BridgeException)
            {
                Drop();
                throw;
            }
        }
    }

    private BridgeProcess Start()
    {
        if (_process is not null)
        {
            return _process;
        }

        var failures = new List<string>();
        foreach (var command in _commands())
        {
            BridgeProcess? process = null;
            try
            {
                process = new BridgeProcess(command, _patience);
                process.Ask("""{"hello": 1}""");
                _manifest = Read(process, "hello", ManifestOf);
                return _process = process;
            }
            catch (BridgeException error)
            {
                process?.Dispose();
                failures.Add(error.Message);
            }
        }

        throw new BridgeException(
            failures.Count == 0 ? "There is no python3; TRIALNET_PYTHON may name one that has Twisted."
            : "No Python imports Twisted; TRIALNET_PYTHON may name one that does. Tried:\n" + string.Join('\n', failures));
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
    }

    private static T Read<T>(BridgeProcess process, string question, Func<JsonElement, T> read)
    {
        var line = process.Answer(question);
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("error", out var error)
                ? throw new BridgeException($"'{process.Command}' could not answer: {error}. It was asked: {question}")
                : read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BridgeException($"'{process.Command}' answered with no answer: {line}\nIt was asked: {question}", error);
        }
    }

    private static Trace? TraceOf(JsonElement answer)
    {
        if (answer.TryGetProperty("runaway", out _))
        {
            return null;
        }

        var trace = new Trace();
        trace.Events.AddRange(answer.GetProperty("trace").EnumerateArray().Select(text => TraceEvent.Parse(text.GetString()!)));
        return trace;
    }

    private SubjectManifest ManifestOf(JsonElement answer)
    {
        Version = answer.GetProperty("twisted").GetString()!;
        var capabilities = answer.GetProperty("capabilities").EnumerateArray()
            .Select(name => Enum.TryParse<Capability>(name.GetString(), out var capability)
                ? capability : throw new FormatException($"No capability is named {name}."));
        return new SubjectManifest("twisted", [.. capabilities], Profile.Twisted);
    }

    private static CheckResult? ResultOf(JsonElement answer)
    {
        var verdict = answer.GetProperty("verdict").GetString() switch
        {
            "pass" => Verdict.Pass,
            "fail" => Verdict.Fail,
            "not declared" => Verdict.NotDeclared,
            "not decidable" => Verdict.NotDecidable,
            "none" => (Verdict?)null,
            var other => throw new FormatException($"No verdict is named {other}."),
        };
        return verdict is not { } found ? null : new CheckResult(
            found,
            answer.GetProperty("cases").GetInt64(),
            answer.GetProperty("expected").GetString()!,
            answer.GetProperty("actual").GetString()!);
    }
}
