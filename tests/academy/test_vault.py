"""The vault: what is found again by its fingerprint is never read from it."""

from academy.vault import Vault

OLD, NEW = "1:" + "A" * 43 + "=", "2:" + "B" * 43 + "="


def test_a_fingerprint_is_the_same_again_and_holds_nothing_of_the_number() -> None:
    vault = Vault(OLD)

    assert vault.fingerprint("880101300123") == vault.fingerprint("880101300123")
    assert vault.fingerprint("880101300123") != vault.fingerprint("880101300124")
    assert "880101300123" not in vault.fingerprint("880101300123")


def test_a_new_key_in_front_finds_what_the_old_one_found() -> None:
    assert Vault(f"{NEW},{OLD}").fingerprint("7") == Vault(OLD).fingerprint("7")
    assert Vault(NEW.replace("2:", "1:")).fingerprint("7") != Vault(OLD).fingerprint("7")
