using TrialNet.Conform.Children;

namespace TrialNet.Conformance.Trial;

/// <summary>This assembly as a program: an application of tests, or the process that plays a scene of signals for one of them.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [JudgedReactor.SceneCommand, var kind, var scene])
        {
            return await TrialNetEntryPoint.RunAsync(args);
        }

        SceneProcess.Play(new JudgedReactor(TrialNet.Reactor.Reactors.Find(kind)!), scene, Console.Out);
        return 0;
    }
}
