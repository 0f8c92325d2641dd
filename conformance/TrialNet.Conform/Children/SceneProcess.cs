using System.Diagnostics;
using TrialNet.Conformance.Reactors.Signals;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conform.Children;

/// <summary>The process that <see cref="ChildScene"/> starts, seen from inside.</summary>
internal static class SceneProcess
{
    /// <summary>Plays a scene on the calling thread, the process's first, unless whoever asked for it ends before.</summary>
    /// <param name="subject">Makes the reactor.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="output">The standard output.</param>
    internal static void Play(ReactorSubject subject, string scene, TextWriter output)
    {
        Signals.RestoreInterrupt();
        new Thread(EndWithInput) { IsBackground = true, Name = "end of the kit" }.Start();
        SignalScenes.Play(subject, scene, output);
    }

    private static void EndWithInput()
    {
        // The stream itself: a console that is read would have signals of its own.
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        // Nobody is there any more who could hear of anything.
        using var process = Process.GetCurrentProcess();
        process.Kill();
    }
}
