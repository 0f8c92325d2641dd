using System.Runtime.InteropServices;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Signals;

/// <summary>The kit's end of a scene that is played in a process of its own.</summary>
internal sealed class SceneTalk : IDisposable
{
    private const int KeptLines = 3;

    // How fast a process starts is the machine's affair.
    private const int LongerToStart = 3;

    private readonly IChildScene _child;
    private readonly TimeSpan _patience;
    private readonly List<string> _others = [];
    private bool _hasBegun;

    /// <exception cref="SceneStartException">There is no process.</exception>
    internal SceneTalk(IRunsInChild subject, string scene, TimeSpan patience)
    {
        _patience = patience;
        try
        {
            _child = subject.Start(scene) ?? throw new InvalidOperationException("Start gave null");
        }
        catch (Exception error)
        {
            throw new SceneStartException(error);
        }
    }

    /// <summary>What the process has said so far that is not of the scene, such as why it died: the first of it, to follow a sentence.</summary>
    internal string Others => _others.Count == 0 ? string.Empty : $"; it wrote: {string.Join(" / ", _others)}";

    /// <summary>The next line of the scene; null when the process has ended.</summary>
    /// <param name="waitingFor">What should come, for the text of a timeout.</param>
    /// <exception cref="SceneTimeoutException">None came in time.</exception>
    internal string? Hear(string waitingFor)
    {
        var limit = _hasBegun ? _patience : _patience * LongerToStart;
        while (_child.TryReadLine(limit, out var line))
        {
            _hasBegun = true;
            if (line?.StartsWith(SignalScenes.Mark, StringComparison.Ordinal) is not false)
            {
                return line?[SignalScenes.Mark.Length..];
            }

            if (_others.Count < KeptLines)
            {
                _others.Add(line!.Trim());
            }
        }

        throw new SceneTimeoutException($"waited {limit.TotalSeconds:0} s for {waitingFor}, in vain{Others}");
    }

    /// <summary>All lines of the scene from here to the end of the process.</summary>
    internal List<string> HearAll(string waitingFor)
    {
        List<string> lines = [];
        while (Hear(waitingFor) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    internal void Send(PosixSignal signal) => _child.Send(signal);

    /// <summary>How the process has ended, in few words.</summary>
    internal string End() => _child.WaitForExit(_patience) switch
    {
        null => "it lives",
        0 => "it ends",
        > 128 and { } code => $"it is ended by signal {code - 128}",
        { } code => $"it ends with exit code {code}",
    };

    public void Dispose() => _child.Dispose();
}
