using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Deferreds;

/// <summary>Deferreds do not make blocking code wait less: a callback that holds the thread holds everything.</summary>
internal sealed class DeferBlock() : ReactorLesson("defer-block", 8, "a callback that blocks, blocks the reactor (12 s)")
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(3);

    private static readonly string[] Verses =
    [
        "\none callback sleeps\n and every timer\n  must wait its turn",
        "no socket heard\n no poem served",
        "the loop resumes\n when sleepers wake",
        "so never sleep\n",
    ];

    protected override void Run()
    {
        var d = new Deferred<int>();
        d.AddCallback(Begin);
        foreach (var verse in Verses)
        {
            d.AddCallback(count => Recite(count, verse));
        }

        d.AddCallback(End);
        Reactor.CallWhenRunning(() => Fire(d));

        Say("Starting reactor.");
        Reactor.Run();
        Say("Done.");
    }

    private void Fire(Deferred<int> d)
    {
        Say("Firing deferred.");
        d.Callback(0);
        Say("Firing finished.");
    }

    private int Begin(int count)
    {
        Say("The start of the callback chain.");
        return count;
    }

    private int Recite(int count, string verse)
    {
        Block(Nap);
        Say(verse);
        return count + 1;
    }

    private int End(int count)
    {
        Say("The end of the callback chain.");
        Reactor.Stop();
        return count;
    }
}
