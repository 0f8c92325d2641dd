using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using TrialNet.Runner.Workers;

namespace TrialNet.Trial.Stacks;

/// <summary>
/// Reads stacks of .NET processes through a process of its own: a debugger must not be the parent of what it looks at, since .NET
/// takes note of what becomes of its children, and a debugging library that crashes takes its process along. Threading: any thread.
/// </summary>
internal sealed class ProcessStacks : IStackReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public StackReading Read(int processId, int? thread)
    {
        try
        {
            using var reader = Process.Start(CreateStart(processId, thread))!;
            reader.StandardInput.Close();
            return Read(reader);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return new StackReading(null, error.Message.ReplaceLineEndings(" "));
        }
    }

    private static StackReading Read(Process reader)
    {
        // Killing it lets go of the process that it holds up.
        using var patience = new Timer(static process => ((Process)process!).Kill(), reader, Patience, Timeout.InfiniteTimeSpan);
        var text = reader.StandardOutput.ReadToEnd().TrimEnd();
        reader.WaitForExit();
        return reader.ExitCode switch
        {
            0 when text.Length > 0 => new StackReading(text, null),
            StackCommand.Refused => new StackReading(null, text),
            var code => new StackReading(null, string.Create(CultureInfo.InvariantCulture, $"what looks into it ended with exit code {code}.")),
        };
    }

    private static ProcessStartInfo CreateStart(int processId, int? thread)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("the path of this program is unknown.");
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.ArgumentList.Add(StackCommand.Argument);
        start.ArgumentList.Add(processId.ToString(CultureInfo.InvariantCulture));
        if (thread is { } number)
        {
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        return start;
    }
}
