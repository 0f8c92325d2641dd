using System.Globalization;
using System.Text;
using Microsoft.Diagnostics.Runtime;

namespace TrialNet.Trial.Stacks;

/// <summary>The stack of one thread of a process, as far as it is the test's.</summary>
internal static class ThreadStack
{
    // What calls a test; everything outside it is the runner's.
    private const string RunnerSpace = "TrialNet.Runner.";

    // Under every test; the runner's other threads wait as well.
    private const string TestRunner = RunnerSpace + "Execution.CaseRunner";

    private static string AccessLibrary =>
        OperatingSystem.IsWindows() ? "mscordaccore.dll" : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib" : "libmscordaccore.so";

    /// <summary>Holds the process up, reads, and lets it go on. Threading: stays on its thread.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="managedThread">The thread, by the runtime's number; null for the first that runs a test.</param>
    /// <returns>Frames, the innermost first, one a line; empty if there is no such thread.</returns>
    public static string Read(int processId, int? managedThread)
    {
        using var target = DataTarget.AttachToProcess(processId, suspend: true);
        var version = target.ClrVersions.FirstOrDefault() ?? throw new InvalidOperationException("it runs no .NET.");
        using var runtime = CreateRuntime(version);
        using var sources = new SourceLines();
        foreach (var thread in runtime.Threads)
        {
            if ((managedThread is null || thread.ManagedThreadId == managedThread) && FramesOf(thread, sources) is { Length: > 0 } frames)
            {
                return frames;
            }
        }

        return "";
    }

    /// <summary>The library that reads a runtime's memory lies beside the runtime; it is of the same build.</summary>
    private static ClrRuntime CreateRuntime(ClrInfo version) =>
        Path.GetDirectoryName(version.ModuleInfo.FileName) is { Length: > 0 } folder && Path.Combine(folder, AccessLibrary) is var library && File.Exists(library)
            ? version.CreateRuntime(library, ignoreMismatch: true)
            : version.CreateRuntime();

    /// <summary>The frames inside the runner's call of the test; empty if the thread runs none.</summary>
    private static string FramesOf(ClrThread thread, SourceLines sources)
    {
        var text = new StringBuilder();
        var isInside = true;
        foreach (var frame in thread.EnumerateStackTrace(includeContext: false, maxFrames: 2000))
        {
            if (frame.Method is not { } method)
            {
                continue;
            }

            isInside &= method.Type.Name?.StartsWith(RunnerSpace, StringComparison.Ordinal) is not true;
            if (isInside)
            {
                Append(text, frame, method, sources);
            }
            else if (string.Equals(method.Type.Name, TestRunner, StringComparison.Ordinal))
            {
                return text.ToString().TrimEnd('\n');
            }
        }

        return "";
    }

    private static void Append(StringBuilder text, ClrStackFrame frame, ClrMethod method, SourceLines sources)
    {
        text.Append("   at ").Append(method.Signature ?? $"{method.Type.Name}.{method.Name}()");
        if (sources.Find(method.Type.Module.Name, method.MetadataToken, method.GetILOffset(frame.InstructionPointer)) is var (file, line))
        {
            text.Append(CultureInfo.InvariantCulture, $" in {file}:line {line}");
        }

        text.Append('\n');
    }
}
