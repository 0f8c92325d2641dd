using System.Diagnostics;
using Xunit.Abstractions;
namespace TrialNet.Conformance.Tests.Mutants;
public sealed class TimingTests(ITestOutputHelper output)
{
    [Fact]
    public void Time()
    {
        var me = Process.GetCurrentProcess();
        var n = 0;
        foreach (var mutant in MutantCatalogue.All)
        {
            me.Refresh();
            var cpu = me.TotalProcessorTime; var w = Stopwatch.StartNew();
            try {
            using var l = MutantBuilder.Build(mutant.Edits);
            me.Refresh();
            var cpu2 = me.TotalProcessorTime; var w2 = w.ElapsedMilliseconds;
            using var s = l.Open(); s.NewDeferred(null).Callback(1);
            me.Refresh();
            output.WriteLine($"{n++} {mutant.Id} {w2} ms cpu {(cpu2 - cpu).TotalMilliseconds} open {w.ElapsedMilliseconds-w2} cpu {(me.TotalProcessorTime - cpu2).TotalMilliseconds}"); } catch (MutantException e) { output.WriteLine(mutant.Id + e.Message); }
        }
    }
}
