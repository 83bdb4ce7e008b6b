//! One writer for each run across the pages of this browser.
//!
//! Web Locks where the page is a secure context; over plain http the pages ask one another on a
//! BroadcastChannel. Should both fail (a page frozen by the browser does not answer), the store still refuses to
//! write the same entry twice.

use crate::dom::random_below;
use crate::timers::sleep;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// The right to write a run; given back when dropped.
pub struct Lease {
    _hold: Hold,
}

enum Hold {
    Lock {
        _release: Release,
    },
    Channel {
        _answer: Closure<dyn FnMut(MessageEvent)>,
        channel: BroadcastChannel,
    },
    Alone,
}

struct Release(js_sys::Function);

impl Drop for Release {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Hold::Channel { channel, .. } = self {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

/// The right to write that run, unless another page has it.
pub async fn acquire(run: &str) -> Option<Lease> {
    let name = format!("lifa.run.{run}");
    let hold = match locks() {
        Some(locks) => acquire_lock(&locks, &name).await?,
        None => match BroadcastChannel::new(&name) {
            Ok(channel) => acquire_channel(channel).await?,
            Err(_) => Hold::Alone,
        },
    };
    Some(Lease { _hold: hold })
}

/// Asks every two seconds until the right is free or `given_up` says so.
pub async fn wait(run: &str, given_up: Rc<Cell<bool>>) -> Option<Lease> {
    while !given_up.get() {
        sleep(2000).await;
        if given_up.get() {
            break;
        }
        if let Some(lease) = acquire(run).await {
            return Some(lease);
        }
    }
    None
}

/// `navigator.locks`, which is there in secure contexts only.
fn locks() -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then_some(locks)
}

async fn acquire_lock(locks: &JsValue, name: &str) -> Option<Hold> {
    let release: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
    let request: js_sys::Function = js_sys::Reflect::get(locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let slot = release.clone();
    let answer = js_sys::Promise::new(&mut |granted, _| {
        let slot = slot.clone();
        let on_lock = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let _ = granted.call1(&JsValue::UNDEFINED, &JsValue::from_bool(!lock.is_null()));
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            // The lock is held until this promise is fulfilled.
            js_sys::Promise::new(&mut |done, _| {
                slot.borrow_mut().replace(done);
            })
            .into()
        });
        let _ = request.call3(locks, &name.into(), &options, &on_lock);
    });
    let granted = JsFuture::from(answer).await.ok()?.as_bool()?;
    let done = release.borrow_mut().take();
    match (granted, done) {
        (true, Some(done)) => Some(Hold::Lock {
            _release: Release(done),
        }),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Claim {
    Asking,
    Held,
    Lost,
}

async fn acquire_channel(channel: BroadcastChannel) -> Option<Hold> {
    // The older claim wins; the time comes first in the stamp.
    let stamp = format!("{:016x}{:08x}", crate::timers::now(), random_below(1 << 32));
    let state = Rc::new(Cell::new(Claim::Asking));
    let (seen, mine, answer) = (state.clone(), stamp.clone(), channel.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        match (text.split_once(':'), seen.get()) {
            (Some(("ask", _)), Claim::Held) => drop(answer.post_message(&"held:".into())),
            (Some(("ask", other)), Claim::Asking) if other > mine.as_str() => {
                drop(answer.post_message(&"held:".into()));
            }
            (Some(("ask", _) | ("held", _)), Claim::Asking) => seen.set(Claim::Lost),
            _ => {}
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    let asked = channel.post_message(&format!("ask:{stamp}").into()).is_ok();
    for _ in 0..8 {
        if !asked || state.get() == Claim::Lost {
            break;
        }
        sleep(50).await;
    }
    if state.get() == Claim::Asking {
        state.set(Claim::Held);
        return Some(Hold::Channel {
            _answer: on_message,
            channel,
        });
    }
    channel.set_onmessage(None);
    channel.close();
    None
}
