using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conform.Children;

/// <summary>A process whose lines are read. It ends with this one: its standard input is then at its end.</summary>
internal sealed class ChildScene : IChildScene
{
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private int _streams = 2;

    /// <summary>Starts it.</summary>
    /// <param name="command">The program and its arguments.</param>
    internal ChildScene(IReadOnlyList<string> command)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
                UseShellExecute = false,
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <inheritdoc/>
    public bool TryReadLine(TimeSpan patience, out string? line) => _lines.TryTake(out line, patience) || _lines.IsCompleted;

    /// <inheritdoc/>
    public void Send(PosixSignal signal)
    {
        // Before its end was waited for, its number is nobody else's.
        if (!_process.HasExited)
        {
            _ = Signals.kill(_process.Id, Signals.NumberOf(signal));
        }
    }

    /// <inheritdoc/>
    public int? WaitForExit(TimeSpan patience) => _process.WaitForExit(patience) ? _process.ExitCode : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // Also what it has started, some of which waits for ever.
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _lines.Add(line);
        }
        else if (Interlocked.Decrement(ref _streams) == 0)
        {
            _lines.CompleteAdding();
        }
    }
}
