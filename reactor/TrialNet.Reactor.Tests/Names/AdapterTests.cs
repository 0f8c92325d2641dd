using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Names;

/// <summary>Resolvers of one form in the place of the other.</summary>
public class AdapterTests
{
    private static readonly IPAddress Four = IPAddress.Parse("192.0.2.4");
    private static readonly IPAddress Six = IPAddress.Parse("2001:db8::6");

    [Fact]
    public void R_RES_03_An_adapter_of_an_adapter_is_the_original()
    {
        INameResolver resolver = new FixedResolver(Four, Six);
        IResolverSimple simple = new FixedSimpleResolver(_ => Deferred.Succeed(Four));
        Assert.Same(resolver, resolver.ToSimple().ToNameResolver());
        Assert.Same(simple, simple.ToNameResolver().ToSimple());
    }

    [Fact]
    public void R_RES_03_The_simple_form_of_a_resolver_gives_the_first_address()
    {
        var results = new List<IPAddress>();
        var resolver = new FixedResolver(Six, Four);
        resolver.ToSimple().GetHostByName("two.invalid").AddCallback(results.Add);
        Assert.Equal([Six], results);
        Assert.Equal(["two.invalid:0 Unspecified"], resolver.Asked);
    }

    [Fact]
    public void R_RES_03_The_simple_form_fails_if_there_is_no_address()
    {
        var failures = new List<Failure>();
        new FixedResolver().ToSimple().GetHostByName("none.invalid").AddErrback(failures.Add);
        var error = Assert.IsType<DnsLookupException>(Assert.Single(failures).Value);
        Assert.Equal("The name none.invalid could not be resolved: it has no address.", error.Message);
    }

    [Fact]
    public void R_RES_04_Cancelling_the_simple_form_cancels_the_resolution()
    {
        var failures = new List<Failure>();
        var resolver = new FixedResolver { NeverEnds = true };
        var answer = resolver.ToSimple().GetHostByName("late.invalid");
        answer.AddErrback(failures.Add);
        answer.Cancel();
        Assert.Equal(1, resolver.Cancelled);
        Assert.IsType<CancelledException>(Assert.Single(failures).Value);
        resolver.Receiver!.ResolutionComplete();
    }

    [Theory]
    [InlineData(AddressFamily.Unspecified, true)]
    [InlineData(AddressFamily.InterNetwork, true)]
    [InlineData(AddressFamily.InterNetworkV6, false)]
    public void R_RES_02_A_simple_resolver_delivers_the_family_asked_for_with_the_port(AddressFamily family, bool isDelivered)
    {
        var receiver = new RecordingReceiver();
        new FixedSimpleResolver(_ => Deferred.Succeed(Four)).ToNameResolver().ResolveHostName(receiver, "four.invalid", 7, family);
        Assert.Equal(isDelivered ? ["began four.invalid", "192.0.2.4:7", "complete"] : new[] { "began four.invalid", "complete" }, receiver.Events);
    }

    [Fact]
    public void R_RES_01_A_simple_resolver_that_finds_nothing_is_a_resolution_without_addresses()
    {
        var receiver = new RecordingReceiver();
        new FixedSimpleResolver(_ => Deferred.Fail<IPAddress>(new DnsLookupException())).ToNameResolver().ResolveHostName(receiver, "none.invalid");
        Assert.Equal(["began none.invalid", "complete"], receiver.Events);
    }

    [Fact]
    public void R_RES_04_Cancelling_a_resolution_cancels_the_Deferred_of_a_simple_resolver_and_reports_nothing()
    {
        var receiver = new RecordingReceiver();
        var answer = new Deferred<IPAddress>();
        var resolution = new FixedSimpleResolver(_ => answer).ToNameResolver().ResolveHostName(receiver, "late.invalid");
        resolution.Cancel();
        resolution.Cancel();
        Assert.True(answer.IsCalled);
        Assert.Equal(["began late.invalid"], receiver.Events);
    }

    [Fact]
    public void R_RES_04_A_simple_resolver_is_not_asked_if_the_receiver_cancels_at_once()
    {
        var receiver = new RecordingReceiver { OnBegan = resolution => resolution.Cancel() };
        new FixedSimpleResolver(_ => throw new InvalidOperationException("asked")).ToNameResolver().ResolveHostName(receiver, "never.invalid");
        Assert.Equal(["began never.invalid"], receiver.Events);
    }

    [Fact]
    public void D_12_01_A_defect_of_a_simple_resolver_stays_unhandled()
    {
        var scope = new Scope("holding", holdsFailures: true);
        using var entered = scope.Enter();
        var receiver = new RecordingReceiver();
        new FixedSimpleResolver(_ => throw new FormatException("mine")).ToNameResolver().ResolveHostName(receiver, "bad.invalid");
        Assert.Equal(["began bad.invalid", "complete"], receiver.Events);
        Assert.IsType<FormatException>(Assert.Single(scope.TakeUnhandledFailures()).Failure.Value);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ((INameResolver)null!).ToSimple());
        Assert.Throws<ArgumentNullException>(() => ((IResolverSimple)null!).ToNameResolver());
        var simple = new FixedSimpleResolver(_ => Deferred.Succeed(Four));
        Assert.Throws<ArgumentNullException>(() => simple.ToNameResolver().ResolveHostName(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => simple.ToNameResolver().ResolveHostName(new RecordingReceiver(), null!));
        Assert.Throws<ArgumentNullException>(() => new FixedResolver().ToSimple().GetHostByName(null!));
    }
}
