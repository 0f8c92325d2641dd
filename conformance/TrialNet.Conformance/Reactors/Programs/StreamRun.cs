using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Runs one program on a fresh reactor, both ends of the connection in it, beside the model that says what must come of it.</summary>
internal sealed class StreamRun
{
    private readonly WatchedScene _scene;
    private readonly StreamNet _net;
    private readonly StreamModel _model;
    private readonly StreamEnd[] _ends;
    private readonly Queue<StreamStep> _steps;
    private readonly List<string> _trace = [];
    private WatchedClientFactory? _client;
    private StreamViolation? _violation;
    private bool _isOver;

    private StreamRun(WatchedScene scene, ReactorManifest manifest, StreamProgram program, StreamNet net)
    {
        var hasHalves = manifest.Has(ReactorCapability.HalfClose) && net.HasHalves;
        _scene = scene;
        _net = net;
        _model = new StreamModel(hasHalves, manifest.Has(ReactorCapability.Producers));
        _ends = [new StreamEnd(scene, 0, hasHalves), new StreamEnd(scene, 1, hasHalves)];
        _steps = new Queue<StreamStep>(program.Steps);
    }

    /// <summary>Runs a program.</summary>
    /// <param name="create">Makes the reactor.</param>
    /// <param name="manifest">What it has.</param>
    /// <param name="program">The program; steps that the rules say nothing about where they stand are left out.</param>
    /// <param name="patience">How long to wait for what must come of a program.</param>
    /// <param name="net">What carries the connection; TCP when null.</param>
    internal static StreamResult Run(
        Func<IReactor> create, ReactorManifest manifest, StreamProgram program, TimeSpan patience, StreamNet? net = null)
    {
        var ledger = new StreamLedger();
        var findings = new StreamFindings();
        using var scene = new WatchedScene(new ReactorScene(create, ledger, patience), findings);
        var run = new StreamRun(scene, manifest, program, net ?? new TcpNet());
        StreamViolation? late = null;
        try
        {
            scene.Play(run.Begin, () => run._isOver, "the program to end");
        }
        catch (Exception error) when (error is SceneTimeoutException or SimulationDeadlockException)
        {
            late = run.FindMissing() ?? new StreamViolation("R-TCP-06", "the program to go on", run.DescribeStandstill());
        }

        var found = findings.HasFailed ? new StreamViolation("R-TCP-15", findings.Result.Expected, findings.Result.Actual) : null;
        return new StreamResult(ledger.Violation ?? run._violation ?? late ?? found, run._trace);
    }

    private void Begin()
    {
        var server = new WatchedServerFactory(_scene, () => _ends[1].Protocol);
        _client = new WatchedClientFactory(_scene, () => _ends[0].Protocol);
        _net.Connect(_scene.Reactor, _net.Listen(_scene.Reactor, server).GetHost(), _client);
        _scene.When(() => _ends[0].Protocol.IsMade && _ends[1].Protocol.IsMade, Next);
    }

    private void Next()
    {
        while (_steps.TryDequeue(out var step))
        {
            if (_model.Allows(step))
            {
                Do(step);
                return;
            }
        }

        if (_model.NextOfEnd() is { } ending)
        {
            Do(ending);
        }
        else
        {
            _isOver = true;
        }
    }

    private void Do(StreamStep step)
    {
        _model.Do(step);
        _ends[step.End].Do(step);
        _scene.When(() => FindMissing() is null, () =>
        {
            _violation ??= FindForbidden();
            _trace.Add($"{step}: {Describe(0)}; {Describe(1)}");
            if (_violation is null)
            {
                Next();
            }
            else
            {
                _isOver = true;
            }
        });
    }

    private string DescribeStandstill()
    {
        var ends = _ends.Select(static (end, number) => $"the {StreamStep.NameOf(number)} has seen {string.Join(", ", end.Protocol.Events.DefaultIfEmpty("nothing"))}");
        var failure = _client?.Reason is { } reason ? $"; the client's factory was told: {reason.Value.Message}" : string.Empty;
        return $"nothing happens after \"{_trace.LastOrDefault() ?? "it began"}\": {string.Join("; ", ends)}{failure}";
    }

    /// <summary>What must have come, and has not.</summary>
    private StreamViolation? FindMissing()
    {
        for (var number = 0; number < _ends.Length; number++)
        {
            var (model, end, name) = (_model[number], _ends[number].Protocol, StreamStep.NameOf(number));
            if (end.ReceivedCount < model.Received)
            {
                return new StreamViolation("R-TCP-06", $"the {name} to receive {model.Received} bytes", $"{end.ReceivedCount} came");
            }

            if (model is { MayProduce: false, Lost: not StreamCertainty.Yes } && _ends[number].IsProducing)
            {
                return new StreamViolation("R-PROD-05", $"the {name}'s producer to be asked when nothing is left to send", "it is not");
            }

            if (model.Lost == StreamCertainty.Yes && !end.IsLost)
            {
                return new StreamViolation(
                    "R-TCP-03",
                    $"the {name} to hear ConnectionLost",
                    $"it has seen {string.Join(", ", end.Events)}");
            }

            if (model is { ReadEnded: StreamCertainty.Yes, Lost: not StreamCertainty.Yes } && !end.HasReadEnded)
            {
                return new StreamViolation(
                    "R-TCP-17",
                    $"the {name} to hear ReadConnectionLost",
                    $"it has seen {string.Join(", ", end.Events)}");
            }
        }

        return null;
    }

    /// <summary>What cannot have come, and has.</summary>
    private StreamViolation? FindForbidden()
    {
        for (var number = 0; number < _ends.Length; number++)
        {
            var (model, end, name) = (_model[number], _ends[number].Protocol, StreamStep.NameOf(number));
            if (end.ReceivedCount > model.MostReceived)
            {
                return new StreamViolation(
                    "R-TCP-06",
                    $"the {name} to receive at most {model.MostReceived} bytes",
                    $"{end.ReceivedCount} came");
            }

            if (_ends[number].FindDifference() is >= 0 and var position)
            {
                return new StreamViolation(
                    "R-TCP-06",
                    $"the {name} to receive the bytes as they were sent",
                    $"the one at {position} is another");
            }

            if (model.Lost == StreamCertainty.No && end.IsLost)
            {
                return new StreamViolation("R-TCP-03", $"the {name}'s connection to live", $"it was lost: {end.Reason?.Value.Message}");
            }

            if (end.IsLost && !model.Reasons.HasFlag(_ends[number].Reason))
            {
                return new StreamViolation(
                    "R-TCP-13",
                    $"the {name}'s connection to end with the reason {model.Reasons}",
                    $"the reason is {end.Reason?.Value.GetType().Name}");
            }

            if (model.ReadEnded == StreamCertainty.No && end.HasReadEnded)
            {
                return new StreamViolation("R-TCP-17", $"the {name} not to hear ReadConnectionLost", "it did");
            }
        }

        return null;
    }

    /// <summary>What was seen of one end; a question mark for what the rules leave open.</summary>
    private string Describe(int number)
    {
        var (model, end) = (_model[number], _ends[number].Protocol);
        var received = model.Received == model.MostReceived ? $"{end.ReceivedCount} bytes" : "? bytes";
        var ended = model.ReadEnded switch
        {
            _ when model.Lost == StreamCertainty.Yes => string.Empty,
            StreamCertainty.Maybe => ", read ended?",
            _ => end.HasReadEnded ? ", read ended" : string.Empty,
        };
        var lost = model.Lost switch
        {
            StreamCertainty.Maybe => ", lost?",
            _ when !end.IsLost => string.Empty,
            _ => model.Reasons is StreamReasons.Done or StreamReasons.Lost or StreamReasons.Aborted ? $", lost ({_ends[number].Reason})" : ", lost",
        };
        return $"{StreamStep.NameOf(number)} {received}{ended}{lost}";
    }
}
